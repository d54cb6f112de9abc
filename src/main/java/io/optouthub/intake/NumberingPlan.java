package io.optouthub.intake;

import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What libphonenumber leaves open: numbers of overseas France dialled as if they were metropolitan,
 * and ranges reserved for fiction.
 *
 * <p>Overseas prefixes and fiction: Arcep, plan national de numérotation (décision 2018-0881). UK
 * fiction: Ofcom. North America: NANPA, 555-0100 to 555-0199.
 */
final class NumberingPlan {

  private static final Map<String, Integer> OVERSEAS =
      Map.ofEntries(
          Map.entry("590", 590),
          Map.entry("690", 590),
          Map.entry("691", 590),
          Map.entry("594", 594),
          Map.entry("694", 594),
          Map.entry("596", 596),
          Map.entry("696", 596),
          Map.entry("697", 596),
          Map.entry("262", 262),
          Map.entry("263", 262),
          Map.entry("692", 262),
          Map.entry("693", 262),
          Map.entry("269", 262),
          Map.entry("639", 262));

  private static final List<String> FRENCH_FICTION =
      List.of("19900", "26191", "35301", "46571", "53649", "63998");

  private NumberingPlan() {}

  /** The number under the country code that its prefix belongs to. */
  static PhoneNumber settled(PhoneNumber number) {
    String national = Long.toString(number.getNationalNumber());
    if (number.getCountryCode() != 33 || national.length() != 9 || fiction(number)) {
      return number;
    }
    Integer code = OVERSEAS.get(national.substring(0, 3));
    return code == null
        ? number
        : new PhoneNumber().setCountryCode(code).setNationalNumber(number.getNationalNumber());
  }

  /**
   * Whether it stands in an overseas range that the plan gives out, known to libphonenumber or not.
   */
  static boolean overseas(PhoneNumber number) {
    String national = Long.toString(number.getNationalNumber());
    Integer code = national.length() == 9 ? OVERSEAS.get(national.substring(0, 3)) : null;
    return code != null && code == number.getCountryCode();
  }

  /**
   * Whether it is reserved for films, samples and tests: accepted, though no plan lists it as in
   * use.
   */
  static boolean fiction(PhoneNumber number) {
    String national = Long.toString(number.getNationalNumber());
    return switch (number.getCountryCode()) {
      case 33 -> national.length() == 9 && FRENCH_FICTION.stream().anyMatch(national::startsWith);
      case 44 -> national.length() == 10 && national.startsWith("7700900");
      case 1 -> national.matches("[2-9]\\d{2}55501\\d{2}");
      default -> false;
    };
  }

  /**
   * The same as patterns of national numbers under one country code, with all the zeros that a
   * national number may have before it and not be another: digits that fit the same of these are
   * treated alike here.
   */
  static List<String> patterns(int code) {
    Stream<String> fiction =
        switch (code) {
          case 33 -> FRENCH_FICTION.stream().map(range -> range + "\\d{4}");
          case 44 -> Stream.of("7700900\\d{3}");
          case 1 -> Stream.of("[2-9]\\d{2}55501\\d{2}");
          default -> Stream.empty();
        };
    Stream<String> overseas =
        OVERSEAS.entrySet().stream()
            .filter(one -> code == 33 || code == one.getValue())
            .collect(Collectors.groupingBy(Map.Entry::getValue))
            .values()
            .stream()
            .map(all -> all.stream().map(Map.Entry::getKey).collect(Collectors.joining("|")))
            .map(prefixes -> "(?:" + prefixes + ")\\d{6}");
    return Stream.concat(fiction, overseas).map(pattern -> "0{0,9}" + pattern).toList();
  }

  /** The country codes that a number under this one may settle at. */
  static List<String> others(int code) {
    return code == 33
        ? OVERSEAS.values().stream().distinct().map(one -> Integer.toString(one)).toList()
        : List.of();
  }
}
