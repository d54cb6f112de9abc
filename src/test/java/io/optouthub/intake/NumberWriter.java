package io.optouthub.intake;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Writes numbers as lists hold them: good ones, nearly good ones and none, in every way. */
final class NumberWriter {

  static final List<String> COUNTRIES =
      List.of(
          "FR", "GB", "DE", "IT", "ES", "BE", "NL", "CH", "AT", "PT", "LU", "IE", "PL", "SE", "DK",
          "NO", "FI", "US", "CA", "AU", "JP", "BR", "MX", "MA", "DZ", "TN", "RU", "HU", "RE", "GP",
          "GG", "IN");

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final String[] BETWEEN = {
    " ", ".", "-", "/", "\u00a0", "\u202f", "  ", ") ", "-("
  };

  private static final Map<String, List<String>> EXAMPLES = new ConcurrentHashMap<>();

  private final SplittableRandom random;

  NumberWriter(long seed) {
    random = new SplittableRandom(seed);
  }

  String country() {
    return COUNTRIES.get(random.nextInt(COUNTRIES.size()));
  }

  /** A number of this country, or what looks like one. */
  String next(String country) {
    String national = national(country);
    String code = Integer.toString(UTIL.getCountryCodeForRegion(country));
    String trunk = UTIL.getNddPrefixForRegion(country, true);
    String zero = trunk == null || random.nextInt(20) == 0 ? "0" : trunk;
    String text =
        switch (random.nextInt(12)) {
          case 0, 1, 2 -> zero + national;
          case 3 -> national;
          case 4 -> code + national;
          case 5 -> code + zero + national;
          case 6, 7 -> "+" + code + national;
          case 8 -> "00" + code + national;
          case 9 -> "+" + code + "(0)" + national;
          case 10 -> "+" + code + zero + national;
          default -> (random.nextBoolean() ? "011" : "0") + code + national;
        };
    return worn(random.nextInt(3) == 0 ? text : spaced(text));
  }

  private String national(String country) {
    if (random.nextInt(8) == 0) {
      return digits(4 + random.nextInt(10));
    }
    List<String> examples = EXAMPLES.computeIfAbsent(country, NumberWriter::examples);
    String whole = examples.get(random.nextInt(examples.size()));
    int kept = random.nextInt(whole.length() + 1);
    String tail = digits(whole.length() - kept);
    int more = random.nextInt(10) == 0 ? random.nextInt(3) : 0;
    String text = whole.substring(0, kept) + tail + digits(more);
    return random.nextInt(12) == 0 ? text.substring(random.nextInt(3)) : text;
  }

  /** One of each kind that the country has. */
  private static List<String> examples(String country) {
    return Stream.of(PhoneNumberType.values())
        .map(type -> UTIL.getExampleNumberForType(country, type))
        .filter(Objects::nonNull)
        .map(UTIL::getNationalSignificantNumber)
        .toList();
  }

  private String digits(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  private String spaced(String text) {
    String between = BETWEEN[random.nextInt(BETWEEN.length)];
    int step = 1 + random.nextInt(4);
    StringBuilder spaced = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      spaced.append(i > 0 && i % step == 0 && text.charAt(0) != '(' ? between : "");
      spaced.append(text.charAt(i));
    }
    return spaced.toString();
  }

  /** As a column has them after years. */
  private String worn(String text) {
    return switch (random.nextInt(60)) {
      case 0 -> " " + text + "  ";
      case 1 -> text + ".0";
      case 2 -> "'" + text;
      case 3 -> "Tel: " + text;
      case 4 -> text + " ext 12";
      case 5 -> text + "00.00";
      case 6 -> "(" + text + ")";
      case 7 -> text + ".";
      case 8 -> "0" + text;
      case 9 -> text.replace("0", "O");
      case 10 -> "++" + text;
      case 11 -> text + text;
      default -> text;
    };
  }
}
