package io.optouthub.camel.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and values as they are written in one parameter: {@code Name: value}, a line each, or with
 * {@code |} between, as Camel takes the line ends out of a {@code RAW(..)}.
 */
final class NamedLines {

  private NamedLines() {}

  /**
   * @throws IllegalArgumentException for a line that is none
   */
  static Map<String, String> of(String parameter, String lines) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String line : lines.split("\\R|\\|")) {
      if (line.isBlank()) {
        continue;
      }
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      if (!name.matches("[A-Za-z0-9_-]+")) {
        throw new IllegalArgumentException(parameter + ": one is no 'Name: value'");
      }
      named.put(name, line.substring(colon + 1).strip());
    }
    return named;
  }
}
