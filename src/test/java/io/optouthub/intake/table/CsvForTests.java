package io.optouthub.intake.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.List;

/** How the intake reads separated values. */
public final class CsvForTests {

  private CsvForTests() {}

  public static List<List<String>> rows(byte[] file) throws IOException {
    var in = new PushbackInputStream(new ByteArrayInputStream(file), 64 * 1024);
    CsvCells cells = new CsvCells(TableText.open(in));
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row = cells.next(); row != null; row = cells.next()) {
      rows.add(row);
    }
    return rows;
  }
}
