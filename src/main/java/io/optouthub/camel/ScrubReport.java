package io.optouthub.camel;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.optouthub.intake.Digests;
import io.optouthub.intake.Raw;
import io.optouthub.scrub.Answer;
import io.optouthub.scrub.Attestation;
import io.optouthub.scrub.Verdict;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Supplier;

/**
 * The report on a list: its name, digest and counts, then a line for each row that was removed or
 * could not be read, with the reason and nothing of the row itself.
 */
final class ScrubReport implements Answer, Closeable {

  /** A report is for people and their scripts; the counts say the rest. */
  private static final int MOST_ROWS = 100_000;

  private final OutputStream clean;
  private final Path lines;
  private final CsvWriter rows;
  private int written;
  private boolean ended;

  ScrubReport(OutputStream clean, Path lines) throws IOException {
    this.clean = clean;
    this.lines = lines;
    this.rows = CsvWriter.builder().build(lines);
  }

  @Override
  public OutputStream clean(Format format) {
    return clean;
  }

  @Override
  public void noted(long number, Verdict verdict, Supplier<List<String>> cells) {
    if (written == MOST_ROWS) {
      rows.writeRecord("", "", "more rows were removed or not read; the counts are of all");
    } else if (written < MOST_ROWS) {
      String outcome = verdict.removed() ? "removed" : "kept";
      rows.writeRecord(Long.toString(number), outcome, Lists.cell(verdict.reason()));
    }
    written++;
  }

  /** Ends clean list and rows, and writes the report. */
  void write(Path report, String name, Attestation made) throws IOException {
    clean.flush();
    close();
    try (CsvWriter csv = CsvWriter.builder().build(report)) {
      csv.writeRecord("file", Lists.cell(name));
      csv.writeRecord("sha256", made.sha256());
      csv.writeRecord("attestation", made.id());
      csv.writeRecord("rows", Long.toString(made.rows()));
      csv.writeRecord("removed", Long.toString(made.removed()));
      csv.writeRecord("suppressed", Long.toString(made.suppressed()));
      csv.writeRecord("unreadable", Long.toString(made.unreadable()));
      csv.writeRecord("without-number", Long.toString(made.withoutNumber()));
      csv.writeRecord("as-of", Long.toString(made.asOf()));
      csv.writeRecord("valid-until", made.validUntil().toString());
      csv.writeRecord("row", "outcome", "reason");
    }
    try (OutputStream out = Files.newOutputStream(report, StandardOpenOption.APPEND)) {
      Files.copy(lines, out);
    }
  }

  /** On a list that cannot be scrubbed. */
  static void refused(Path report, Raw.File list, String why) throws IOException {
    try (BufferedWriter text = Files.newBufferedWriter(report);
        CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("file", Lists.cell(list.name()));
      csv.writeRecord("sha256", Digests.of(list.content()));
      csv.writeRecord("refused", Lists.cell(why));
    }
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      ended = true;
      rows.close();
    }
  }
}
