package io.optouthub.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Links between the public pages: each carries the language and the look on.
 *
 * @param brand null for the group's own look
 */
record PageLinks(String lang, @Nullable String brand) {

  /** To another page. */
  public String to(String path) {
    return path + in(lang);
  }

  /** To the same page in another language. */
  public String in(String other) {
    String look = brand == null ? "" : "&brand=" + URLEncoder.encode(brand, StandardCharsets.UTF_8);
    return "?lang=" + other + look;
  }
}
