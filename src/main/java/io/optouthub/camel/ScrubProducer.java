package io.optouthub.camel;

import io.optouthub.camel.list.Part;
import io.optouthub.camel.list.Scratch;
import io.optouthub.intake.Raw;
import io.optouthub.scrub.Attestation;
import io.optouthub.scrub.Attestations;
import io.optouthub.scrub.Question;
import io.optouthub.scrub.Refused;
import io.optouthub.scrub.Scrubs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultProducer;

/**
 * Scrubs the file that a route brings; the body becomes a {@link Scrubbed}. A list that is bad by
 * its own fault is reported; anything else goes back along the route, so that the file stays.
 */
final class ScrubProducer extends DefaultProducer {

  private final Question question;

  ScrubProducer(ScrubEndpoint endpoint, Question question) {
    super(endpoint);
    this.question = question;
  }

  /**
   * What came of a list.
   *
   * @param clean empty for a list that was refused
   */
  record Scrubbed(List<Part> reports, List<Part> clean) {}

  @Override
  public void process(Exchange exchange) throws IOException, InvalidPayloadException {
    Raw.File list = exchange.getMessage().getMandatoryBody(Raw.File.class);
    Registry beans = exchange.getContext().getRegistry();
    Scrubs scrubs = Objects.requireNonNull(beans.findSingleByType(Scrubs.class));
    Attestations kept = Objects.requireNonNull(beans.findSingleByType(Attestations.class));
    Scratch scratch = Scratch.of(exchange);
    Path clean = scratch.file();
    Path lines = scratch.file();
    Part report = new Part(list.name() + ".report.csv", scratch.file());
    Scrubbed scrubbed;
    try (InputStream in = list.content().open();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(clean));
        ScrubReport rows = new ScrubReport(out, lines)) {
      Attestation made = scrubs.scrub(UUID.randomUUID().toString(), question, in, rows);
      rows.write(report.content(), list.name(), made);
      Part attestation = new Part(list.name() + ".attestation.json", scratch.file());
      Files.write(attestation.content(), kept.find(made.id()).orElseThrow().file());
      scrubbed = new Scrubbed(List.of(attestation, report), List.of(new Part(list.name(), clean)));
    } catch (Refused e) {
      ScrubReport.refused(report.content(), list, e.why());
      scrubbed = new Scrubbed(List.of(report), List.of());
    }
    Arrivals.replace(exchange, scrubbed);
  }
}
