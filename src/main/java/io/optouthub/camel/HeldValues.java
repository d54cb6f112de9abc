package io.optouthub.camel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a target answered, as a route brings it: values, rows of a query, or a text of lines. */
final class HeldValues {

  private HeldValues() {}

  /**
   * @throws IllegalArgumentException for a body that is none of these: it must not pass for an
   *     answer that nobody is held
   */
  static List<String> of(@Nullable Object body) {
    List<String> values = new ArrayList<>();
    if (body instanceof Iterable<?> all) {
      all.forEach(one -> value(one, values));
    } else if (body instanceof String text) {
      text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(values::add);
    } else {
      throw new IllegalArgumentException(
          "the route's end must be a list of what the target holds, or a text with a line for each");
    }
    return values;
  }

  /** Of a row, every column that is a value: a number stands in whichever column it stands. */
  private static void value(@Nullable Object one, List<String> into) {
    if (one instanceof Map<?, ?> row) {
      row.values().forEach(cell -> value(cell, into));
    } else if (one != null) {
      into.add(one.toString());
    }
  }
}
