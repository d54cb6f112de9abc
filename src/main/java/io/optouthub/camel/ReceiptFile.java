package io.optouthub.camel;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.optouthub.intake.Digests;
import io.optouthub.intake.Raw;
import io.optouthub.optout.Outcome;
import io.optouthub.register.FileReports;
import io.optouthub.register.Manifests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the receipt of a file that was taken: its name, digest, counts and what a manifest says
 * about it, then a line for each row that was not registered, with the reason and nothing of the
 * row itself.
 */
record ReceiptFile(Supplier<FileReports> reports, Supplier<Manifests> manifests)
    implements Processor {

  /** The file on its way, kept where no sender's header can be. */
  static final String FILE = "optoutFile";

  /** A receipt is for people and their scripts; who has more bad rows has sent the wrong file. */
  private static final int MOST_ROWS = 100_000;

  private static final int PAGE = 1_000;

  @Override
  public void process(Exchange exchange) throws IOException {
    Raw.File file = exchange.getProperty(FILE, Raw.File.class);
    String reference = String.valueOf(exchange.getMessage().getBody(Map.class).get("reference"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CsvWriter csv =
        CsvWriter.builder().build(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
      csv.writeRecord("file", Lists.cell(file.name()));
      csv.writeRecord("sha256", Digests.of(file.content()));
      csv.writeRecord("reference", reference);
      Map<Outcome, Long> counts = reports.get().counts(reference);
      for (Outcome outcome : Outcome.values()) {
        csv.writeRecord(outcome.word(), Long.toString(counts.getOrDefault(outcome, 0L)));
      }
      for (String finding : manifests.get().findings(reference)) {
        csv.writeRecord("manifest", Lists.cell(finding));
      }
      csv.writeRecord("row", "outcome", "reason");
      rows(csv, reference);
    }
    Arrivals.replace(exchange, bytes.toByteArray());
    exchange.getMessage().setHeader(Exchange.FILE_NAME, file.name() + ".receipt.csv");
  }

  private void rows(CsvWriter csv, String reference) {
    int last = 0;
    for (int written = 0; written < MOST_ROWS; ) {
      List<FileReports.Row> page = reports.get().notRegistered(reference, last, PAGE);
      for (FileReports.Row row : page) {
        csv.writeRecord(
            Integer.toString(row.row()), row.outcome().word(), Lists.cell(row.reason()));
        last = row.row();
      }
      written += page.size();
      if (page.size() < PAGE) {
        return;
      }
    }
    csv.writeRecord("", "", "more rows were not registered; ask with the reference");
  }
}
