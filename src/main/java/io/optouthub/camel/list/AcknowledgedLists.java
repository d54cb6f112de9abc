package io.optouthub.camel.list;

import io.optouthub.camel.Arrivals;
import io.optouthub.delivery.SentLists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads back a receiver that answers with files: {@code <list>.ack} beside, or elsewhere. People on
 * lists that are all acknowledged count as held; of the others nothing is known yet.
 *
 * <p>An acknowledgement may say how many rows were applied ({@code rows: 120}, {@code "rows":
 * 120}); if that is another number, it is none.
 */
public final class AcknowledgedLists implements Processor {

  private static final Logger LOG = LoggerFactory.getLogger(AcknowledgedLists.class);
  private static final Pattern ROWS = Pattern.compile("(?i)\\brows\\b\"?\\s*[:=;,]\\s*(\\d{1,9})");
  private static final int MOST_FILES = 1_000;
  private static final int MOST_BYTES = 10_000;
  private static final long TIMEOUT = 15_000;

  private String from = "";

  /** The Camel endpoint that gives a file after the other and takes it away; empty: none. */
  public void setFrom(String endpoint) {
    this.from = endpoint;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    List<?> people = exchange.getMessage().getBody(List.class);
    String target = String.valueOf(((Map<?, ?>) people.get(0)).get("target"));
    SentLists sent =
        Objects.requireNonNull(
            exchange.getContext().getRegistry().findSingleByType(SentLists.class));
    if (!from.isEmpty()) {
      fetch(exchange, sent, target);
    }
    List<SentLists.Sent> open = sent.open(target);
    List<String> held = new ArrayList<>();
    for (Object each : people) {
      Map<?, ?> person = (Map<?, ?>) each;
      long seq = Long.parseLong(String.valueOf(person.get("seq")));
      if (!open.isEmpty() && seq >= open.get(0).first()) {
        SentLists.Sent first = open.get(0);
        throw new NotYet("list " + first.sequence() + " of " + first.at() + " is not acknowledged");
      }
      held.add(String.valueOf(person.get("identity")));
    }
    Arrivals.replace(exchange, held);
  }

  private void fetch(Exchange exchange, SentLists sent, String target) throws IOException {
    try (ConsumerTemplate files = exchange.getContext().createConsumerTemplate()) {
      for (int i = 0; i < MOST_FILES; i++) {
        Exchange file = files.receive(from, TIMEOUT);
        if (file == null) {
          return;
        }
        String name = String.valueOf(file.getMessage().getHeader(Exchange.FILE_NAME_ONLY));
        byte[] content = file.getMessage().getBody(byte[].class);
        files.doneUoW(file);
        take(sent, target, name, content == null ? new byte[0] : content);
      }
    }
  }

  private static void take(SentLists sent, String target, String name, byte[] content) {
    String list = name.replaceFirst("(?i)\\.ack$", "");
    SentLists.Sent known = sent.find(target, list).orElse(null);
    String text =
        new String(content, 0, Math.min(content.length, MOST_BYTES), StandardCharsets.UTF_8);
    Matcher rows = ROWS.matcher(text);
    if (known == null) {
      LOG.warn("acknowledgement-unknown target={}: no list of that name was sent", target);
    } else if (rows.find() && Integer.parseInt(rows.group(1)) != known.rows()) {
      LOG.warn(
          "acknowledgement-differs target={} list={} rows={} acknowledged={}",
          target,
          known.sequence(),
          known.rows(),
          rows.group(1));
    } else {
      sent.acknowledge(target, list, "acknowledgement file");
    }
  }

  /** The receiver has not answered. */
  static final class NotYet extends IOException {
    private static final long serialVersionUID = 1;

    NotYet(String what) {
      super(what);
    }
  }
}
