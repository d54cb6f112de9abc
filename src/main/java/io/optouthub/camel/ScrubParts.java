package io.optouthub.camel;

import io.optouthub.camel.ScrubProducer.Scrubbed;
import io.optouthub.camel.list.Part;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;

/** Hands a Kamelet what came of a list: first the reports, then the clean list. */
final class ScrubParts {

  private static final String SCRUBBED = "optoutScrubbed";

  /** Set for a list that was refused, whose file goes aside. */
  private static final String REFUSED = "optoutRefused";

  private ScrubParts() {}

  static void reports(Exchange exchange) {
    Scrubbed scrubbed =
        Objects.requireNonNull(
            exchange.getMessage().getBody(Scrubbed.class), "nothing went 'to: optout:scrub'");
    scrubbed.scratch().until(exchange);
    exchange.setProperty(SCRUBBED, scrubbed);
    exchange.setProperty(REFUSED, scrubbed.clean().isEmpty());
    Arrivals.replace(exchange, scrubbed.reports());
  }

  static void clean(Exchange exchange) {
    List<Part> clean = exchange.getProperty(SCRUBBED, Scrubbed.class).clean();
    Arrivals.replace(exchange, clean);
  }
}
