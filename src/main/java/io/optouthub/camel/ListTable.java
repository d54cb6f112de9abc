package io.optouthub.camel;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** A CSV of changes with a header line, written as they come. */
public final class ListTable implements Closeable {

  private final List<String> columns;
  private final CsvWriter csv;
  private int rows;

  /**
   * @param columns keys of a change
   */
  public ListTable(Writer writer, List<String> columns) {
    this.columns = columns;
    this.csv = CsvWriter.builder().build(writer);
    csv.writeRecord(columns);
  }

  public void add(Map<?, ?> change) {
    for (Object number : numbers(change)) {
      csv.writeRecord(
          columns.stream()
              .map(column -> Lists.cell(column.equals("number") ? number : change.get(column)))
              .toList());
      rows++;
    }
  }

  /** Without the header. */
  public int rows() {
    return rows;
  }

  /** A line for each way in which the system holds the number, if that is a column. */
  private Collection<?> numbers(Map<?, ?> change) {
    return columns.contains("number") && change.get("numbers") instanceof List<?> all
        ? all
        : Collections.singletonList(change.get("number"));
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
