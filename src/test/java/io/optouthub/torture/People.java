package io.optouthub.torture;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.List;

/** Numbers reserved for fiction, and addresses when those are used up: each person once. */
final class People {

  private static final List<String> PREFIXES =
      List.of("+3363998", "+3319900", "+3326191", "+3335301", "+3346571", "+3353649");

  private static final List<String> AMERICAN = american();

  private People() {}

  /**
   * The person of this number.
   *
   * @return E.164, or an address of example.com
   */
  static String of(int person) {
    if (person < 60_000) {
      return PREFIXES.get(person % 6) + "%04d".formatted(person / 6);
    }
    int foreign = person - 60_000;
    if (foreign < 1_000) {
      return "+447700900" + "%03d".formatted(foreign);
    }
    int american = foreign - 1_000;
    if (american < AMERICAN.size() * 100) {
      return AMERICAN.get(american / 100) + "55501" + "%02d".formatted(american % 100);
    }
    return "person" + person + "@example.com";
  }

  static boolean french(String identity) {
    return identity.startsWith("+33");
  }

  /** The area codes of the United States in which 555-01xx can be dialled. */
  private static List<String> american() {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    List<String> codes = new ArrayList<>();
    for (int area = 201; area < 990; area++) {
      try {
        var number = numbers.parse("+1" + area + "5550100", null);
        if (numbers.isValidNumber(number) && "US".equals(numbers.getRegionCodeForNumber(number))) {
          codes.add("+1" + area);
        }
      } catch (NumberParseException e) {
        throw new IllegalStateException(e);
      }
    }
    return codes;
  }
}
