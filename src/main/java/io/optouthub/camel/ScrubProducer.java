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
   * @param scratch the files that these are
   */
  record Scrubbed(List<Part> reports, List<Part> clean, Scratch scratch) {}

  @Override
  public void process(Exchange exchange) throws IOException, InvalidPayloadException {
    Raw.File list = exchange.getMessage().getMandatoryBody(Raw.File.class);
    Scratch scratch = Scratch.free(exchange.getContext());
    try {
      Arrivals.replace(exchange, scrubbed(list, scratch, exchange.getContext().getRegistry()));
    } catch (IOException | RuntimeException e) {
      scratch.delete();
      throw e;
    }
  }

  private Scrubbed scrubbed(Raw.File list, Scratch scratch, Registry beans) throws IOException {
    Scrubs scrubs = Objects.requireNonNull(beans.findSingleByType(Scrubs.class));
    Attestations kept = Objects.requireNonNull(beans.findSingleByType(Attestations.class));
    Part clean = new Part(list.name(), scratch.file());
    Part report = new Part(list.name() + ".report.csv", scratch.file());
    try (InputStream in = list.content().open();
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(clean.content()));
        ScrubReport rows = new ScrubReport(out, scratch.file())) {
      Attestation made = scrubs.scrub(UUID.randomUUID().toString(), question, in, rows);
      rows.write(report.content(), list.name(), made);
      Part attestation = new Part(list.name() + ".attestation.json", scratch.file());
      Files.write(attestation.content(), kept.find(made.id()).orElseThrow().file());
      return new Scrubbed(List.of(attestation, report), List.of(clean), scratch);
    } catch (Refused e) {
      ScrubReport.refused(report.content(), list, e.why());
      return new Scrubbed(List.of(report), List.of(), scratch);
    }
  }
}
