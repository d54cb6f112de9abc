package io.optouthub.scrub;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.optouthub.intake.Spreadsheets;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The removed rows as a CSV of our own (UTF-8): the number of each, its reason, its cells. No cell
 * begins a formula.
 */
public final class RemovedRows implements Closeable {

  private final CsvWriter csv;

  public RemovedRows(OutputStream out) {
    csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
  }

  /** The names of the list's columns. */
  public void header(List<String> names) {
    write("row", "reason", names);
  }

  public void add(long number, Verdict verdict, List<String> cells) {
    if (verdict.removed()) {
      write(Long.toString(number), verdict.reason(), cells);
    }
  }

  private void write(String number, String reason, List<String> cells) {
    List<String> line = new ArrayList<>(List.of(number, Spreadsheets.cell(reason)));
    cells.forEach(cell -> line.add(Spreadsheets.cell(cell)));
    csv.writeRecord(line);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
