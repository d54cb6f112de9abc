package io.optouthub.intake;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Countries as people write them: codes of ISO 3166, calling codes, or names in the languages of
 * the intake.
 */
public final class Regions {

  private static final String CALLING = "(\\+|00)?[1-9]\\d{0,2}";
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
    return text.isBlank()
        ? otherwise
        : text.strip().matches(CALLING) ? calling(text.strip()) : CODES.get(Plain.of(text).strip());
  }

  /** "33" or "+33", as dialers have it in a column of its own. */
  private static @Nullable String calling(String text) {
    String region =
        PhoneNumberUtil.getInstance()
            .getRegionCodeForCountryCode(Integer.parseInt(text.replaceFirst("^(\\+|00)", "")));
    return region.equals("ZZ") || region.equals("001") ? null : region;
  }
}
