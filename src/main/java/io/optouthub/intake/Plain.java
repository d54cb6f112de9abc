package io.optouthub.intake;

import java.text.Normalizer;
import java.util.Locale;

/** Text made comparable. */
public final class Plain {

  private Plain() {}

  /** Lower case, without accents, apostrophes made one kind, every run of spaces one space. */
  public static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .replaceAll("[\u2018\u2019\u02bc`\u00b4]", "'")
        .replaceAll("[\\s\\p{Z}]+", " ")
        .toLowerCase(Locale.ROOT)
        .strip();
  }
}
