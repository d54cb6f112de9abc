package io.optouthub.scrub;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.optouthub.optout.Medium;
import io.optouthub.register.ScrubRecords;
import io.optouthub.register.SignedFiles;
import io.optouthub.register.Signing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes, keeps and verifies attestations. */
@Component
public class Attestations {

  private static final String NAME = "attestation";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final ScrubRecords records;
  private final SignedFiles files;
  private final AttestationPdf pdf;
  private final ScrubSettings settings;
  private final Clock clock;
  private final String issuer;

  Attestations(
      ScrubRecords records,
      Signing signing,
      AttestationPdf pdf,
      ScrubSettings settings,
      Clock clock,
      @Value("${optout.dossier.issuer:}") String issuer) {
    this.records = records;
    this.files = new SignedFiles(signing, NAME);
    this.pdf = pdf;
    this.settings = settings;
    this.clock = clock;
    this.issuer = issuer;
  }

  Attestation make(String id, Question question, Facts facts, Counts counts) {
    return make(id, question, facts, counts, Optional.empty());
  }

  Attestation make(
      String id, Question question, Facts facts, Counts counts, Optional<Long> notCovered) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Attestation made =
        new Attestation(
            facts.kind(),
            id,
            issuer,
            now,
            question.by(),
            facts.sha256(),
            facts.bytes(),
            facts.format(),
            counts.rows,
            counts.removed,
            counts.suppressed,
            counts.unreadable,
            question.keepUnreadable() ? "kept" : "removed",
            counts.withoutNumber,
            question.media().stream().sorted().map(Medium::word).toList(),
            question.scope().brand(),
            question.country(),
            facts.asOf(),
            notCovered.orElse(null),
            now.plus(settings.validity()));
    try {
      byte[] file = files.json(JSON.writeValueAsBytes(made));
      records.keep(new ScrubRecords.Kept(id, now, question.by(), facts.sha256(), file));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it was signed; empty when no scrub of that id was completed. */
  public Optional<ScrubRecords.Kept> find(String id) {
    return records.find(id);
  }

  /** The same as a PDF. */
  public byte[] pdf(ScrubRecords.Kept kept, Locale locale) {
    byte[] content = files.content(kept.file()).orElseThrow();
    return files.pdf(pdf.write(read(content), locale), content);
  }

  /** What this file attests, JSON or PDF; empty unless this hub signed it as it is. */
  public Optional<Attestation> genuine(byte[] file) {
    return files.content(file).map(Attestations::read);
  }

  /** Whether it is no longer valid. */
  public boolean stale(Attestation attestation) {
    return attestation.stale(clock.instant());
  }

  private static Attestation read(byte[] content) {
    try {
      return JSON.readValue(content, Attestation.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
