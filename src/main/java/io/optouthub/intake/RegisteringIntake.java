package io.optouthub.intake;

import io.optouthub.intake.manifest.ManifestReader;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Announced;
import io.optouthub.register.Filed;
import io.optouthub.register.Item;
import io.optouthub.register.Manifests;
import io.optouthub.register.Register;
import io.optouthub.register.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Understands what arrives and appends it to the register. */
@Component
class RegisteringIntake implements Intake {

  private final Register register;
  private final MessageReader<Raw.Mail> mails;
  private final RowReader files;
  private final MessageReader<Raw.Webhook> webhooks;
  private final ManifestReader manifestReader;
  private final Manifests manifests;
  private final FilesUnderWay underWay;
  private final Clock clock;

  RegisteringIntake(
      Register register,
      MessageReader<Raw.Mail> mails,
      RowReader files,
      MessageReader<Raw.Webhook> webhooks,
      ManifestReader manifestReader,
      Manifests manifests,
      FilesUnderWay underWay,
      Clock clock) {
    this.register = register;
    this.mails = mails;
    this.files = files;
    this.webhooks = webhooks;
    this.manifestReader = manifestReader;
    this.manifests = manifests;
    this.underWay = underWay;
    this.clock = clock;
  }

  @Override
  public Receipt take(Channel channel, Raw raw) {
    if (raw instanceof Raw.Mail mail) {
      return message(channel, Arrival.Kind.MAIL, mails.read(channel, mail));
    }
    if (raw instanceof Raw.Webhook hook) {
      return webhook(channel, hook);
    }
    return file(channel, (Raw.File) raw);
  }

  @Override
  public Receipt take(Arrival arrival, List<OptOut> requests) {
    return message(arrival, Item.registered(requests, null));
  }

  /** Each part on its own: after a failure half-way the sender sends all, and some are known. */
  private Receipt webhook(Channel channel, Raw.Webhook hook) {
    List<Receipt> receipts = new ArrayList<>();
    for (Raw.Webhook part : webhooks.parts(channel, hook)) {
      receipts.add(message(channel, Arrival.Kind.WEBHOOK, webhooks.read(channel, part)));
    }
    if (receipts.size() == 1) {
      return receipts.get(0);
    }
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    long seq = 0;
    for (Receipt receipt : receipts) {
      counts.merge(receipt.outcome(), 1, Integer::sum);
      seq = Math.max(seq, receipt.seq());
    }
    String reason = counts.size() == 1 ? receipts.get(0).reason() : "";
    return new Receipt(receipts.get(0).reference(), Map.copyOf(counts), reason, seq);
  }

  private Receipt message(Channel channel, Arrival.Kind kind, MessageReader.Understood read) {
    Arrival arrival = new Arrival(channel.name(), kind, read.origin(), read.key(), clock.instant());
    return message(arrival, read.item());
  }

  private Receipt message(Arrival arrival, Item item) {
    Filed filed = register.append(Submission.message(arrival, item));
    Outcome outcome = filed.outcomes().get(0);
    String reason = outcome == Outcome.KNOWN || item.reason() == null ? "" : item.reason();
    return new Receipt(filed.reference(), Map.of(outcome, 1), reason, filed.seq());
  }

  private Receipt file(Channel channel, Raw.File arrived) {
    try (FilesUnderWay.One one = underWay.begin(channel, arrived)) {
      Raw.File file = one.counted();
      List<Announced> announced = manifestReader.read(arrived);
      String digest = Digests.of(file.content());
      Arrival arrival =
          new Arrival(channel.name(), Arrival.Kind.FILE, file.name(), digest, clock.instant());
      if (!announced.isEmpty()) {
        return manifest(arrival, digest, announced);
      }
      Register.Progress before = register.progress(arrival).orElse(new Register.Progress(0, false));
      int done = before.complete() ? 0 : before.rows();
      one.measured(done);
      try (RowReader.Rows rows = files.open(channel, file)) {
        Receipt receipt = new FileRows(register, arrival, rows, done, one).append();
        manifests.came(channel.name(), file.name(), digest, receipt.reference(), clock.instant());
        return receipt;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It announces files and asks for nothing; as every file, it is one arrival of the channel. */
  private Receipt manifest(Arrival arrival, String digest, List<Announced> announced) {
    Filed filed = register.append(new Submission(arrival, 1, List.of(ManifestReader.ITEM), true));
    manifests.announced(
        arrival.channel(), digest, filed.reference(), announced, arrival.arrivedAt());
    Map<Outcome, Integer> counts = Map.of(filed.outcomes().get(0), 1);
    return new Receipt(filed.reference(), counts, "", filed.seq());
  }
}
