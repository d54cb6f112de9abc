package io.optouthub.camel;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a batch as a table that a spreadsheet opens without running anything. */
public final class Lists {

  private Lists() {}

  /** A CSV with a header line; the columns are keys of a change. */
  public static String csv(List<String> columns, List<?> changes) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(columns);
      for (Object each : changes) {
        Map<?, ?> change = (Map<?, ?>) each;
        for (Object number : numbers(columns, change)) {
          csv.writeRecord(
              columns.stream()
                  .map(column -> cell(column.equals("number") ? number : change.get(column)))
                  .toList());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A line for each way in which the system holds the number, if that is a column. */
  private static Collection<?> numbers(List<String> columns, Map<?, ?> change) {
    return columns.contains("number") && change.get("numbers") instanceof List<?> all
        ? all
        : Collections.singletonList(change.get("number"));
  }

  /** A list as its words with commas; anything else as it is. */
  static @Nullable Object words(@Nullable Object value) {
    return value instanceof Collection<?> words
        ? words.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value;
  }

  static String cell(@Nullable Object value) {
    Object words = words(value);
    String text = words == null ? "" : words.toString();
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula && !text.matches("\\+[0-9]{4,15}") ? "'" + text : text;
  }
}
