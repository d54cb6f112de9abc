package io.optouthub.intake.trial;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Channels;
import io.optouthub.intake.MessageReader;
import io.optouthub.intake.Raw;
import io.optouthub.intake.RowReader;
import io.optouthub.intake.manifest.ManifestReader;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads a sample with the very readers that a channel's arrivals go through, and leaves it at that.
 * It has no register to append to, so what is <i>already known</i> it cannot tell.
 */
@Component
public class Trials {

  private final MessageReader<Raw.Mail> mails;
  private final RowReader files;
  private final ManifestReader manifests;
  private final MessageReader<Raw.Webhook> webhooks;

  Trials(
      MessageReader<Raw.Mail> mails,
      RowReader files,
      ManifestReader manifests,
      MessageReader<Raw.Webhook> webhooks) {
    this.mails = mails;
    this.manifests = manifests;
    this.files = files;
    this.webhooks = webhooks;
  }

  /**
   * @param name of a file, as its sender would write it
   * @param most rows to keep; the others are counted
   * @throws IOException when a file's content cannot be read
   */
  public Trial run(Channel channel, Channels.Kind kind, String name, byte[] sample, int most)
      throws IOException {
    return switch (kind) {
      case MAIL -> message(mails.read(channel, new Raw.Mail(sample)).item());
      case WEBHOOK -> webhook(channel, new Raw.Webhook(sample, ""), most);
      case FILE -> file(channel, new Raw.File(name, () -> new ByteArrayInputStream(sample)), most);
    };
  }

  private static Trial message(Item item) {
    return new Trial(List.of(Trial.Row.of(0, item)), Map.of(item.outcome(), 1));
  }

  /** One call may bring several messages. */
  private Trial webhook(Channel channel, Raw.Webhook hook, int most) {
    List<Raw.Webhook> parts = webhooks.parts(channel, hook);
    if (parts.size() == 1) {
      return message(webhooks.read(channel, parts.get(0)).item());
    }
    List<Trial.Row> kept = new ArrayList<>();
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    for (int row = 1; row <= parts.size(); row++) {
      Item item = webhooks.read(channel, parts.get(row - 1)).item();
      counts.merge(item.outcome(), 1, Integer::sum);
      if (row <= most) {
        kept.add(Trial.Row.of(row, item));
      }
    }
    return new Trial(kept, counts);
  }

  private Trial file(Channel channel, Raw.File file, int most) throws IOException {
    if (!manifests.read(file).isEmpty()) {
      return message(ManifestReader.ITEM);
    }
    List<Trial.Row> kept = new ArrayList<>();
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    try (RowReader.Rows rows = files.open(channel, file)) {
      for (int row = 1; rows.hasNext(); row++) {
        Item item = rows.next();
        counts.merge(item.outcome(), 1, Integer::sum);
        if (row <= most) {
          kept.add(Trial.Row.of(row, item));
        }
      }
    }
    return new Trial(kept, counts);
  }
}
