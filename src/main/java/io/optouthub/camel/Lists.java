package io.optouthub.camel;

import io.optouthub.intake.Spreadsheets;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
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
    try (ListTable table = new ListTable(text, columns)) {
      changes.forEach(change -> table.add((Map<?, ?>) change));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** A list as its words with commas; anything else as it is. */
  static @Nullable Object words(@Nullable Object value) {
    return value instanceof Collection<?> words
        ? words.stream().map(String::valueOf).collect(Collectors.joining(","))
        : value;
  }

  static String cell(@Nullable Object value) {
    Object words = words(value);
    return Spreadsheets.cell(words == null ? "" : words.toString());
  }
}
