package io.optouthub.camel.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** Headers as they are written in a parameter: lines of {@code Name: value}. */
final class HeaderLines {

  private HeaderLines() {}

  /**
   * @throws IllegalArgumentException for a line that is none
   */
  static Map<String, String> of(String lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines.lines().filter(line -> !line.isBlank()).toList()) {
      int colon = line.indexOf(':');
      String name = colon < 0 ? "" : line.substring(0, colon).strip();
      if (!name.matches("[A-Za-z0-9_-]+")) {
        throw new IllegalArgumentException("headers: each line is 'Name: value'");
      }
      headers.put(name, line.substring(colon + 1).strip());
    }
    return headers;
  }
}
