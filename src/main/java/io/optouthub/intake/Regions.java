package io.optouthub.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries as people write them: codes of ISO 3166, or names in the languages of the intake. */
public final class Regions {

  private static final Map<String, String> CODES = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      CODES.put(code.toLowerCase(Locale.ROOT), code);
      CODES.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
      for (String language : List.of("fr", "en", "de", "es", "it", "nl", "pt")) {
        CODES.put(Plain.of(country.getDisplayCountry(Locale.forLanguageTag(language))), code);
      }
    }
    CODES.putAll(
        Map.of("uk", "GB", "england", "GB", "great britain", "GB", "usa", "US", "holland", "NL"));
  }

  private Regions() {}

  /**
   * The ISO 3166 code with two letters; null when no country is written so.
   *
   * @param otherwise what a blank text means
   */
  public static @Nullable String read(String text, String otherwise) {
    return text.isBlank() ? otherwise : CODES.get(Plain.of(text).strip());
  }
}
