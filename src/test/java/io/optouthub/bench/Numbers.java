package io.optouthub.bench;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.optouthub.optout.Phone;
import java.util.Locale;

/**
 * French mobile numbers, of which 80,000,000 differ: more than are reserved for fiction. They go
 * nowhere.
 */
final class Numbers {

  private static final int[] FIRST = {60, 61, 62, 64, 65, 66, 67, 68};
  private static final int EACH = 10_000_000;

  private Numbers() {}

  /** The number of this person, nine digits after the country's code. */
  static int national(long person) {
    // No common divisor with 10^7, so none comes twice; and in no order.
    return FIRST[(int) (person / EACH)] * EACH + (int) (person % EACH * 7_368_787L % EACH);
  }

  static String e164(long person) {
    return "+33" + national(person);
  }

  static Phone phone(long person) {
    return new Phone(e164(person));
  }

  /** In E.164, as one does it without the hub. */
  static String normalised(String written) throws NumberParseException {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    PhoneNumber number = numbers.parse(written, "FR");
    if (!numbers.isValidNumber(number)) {
      throw new IllegalArgumentException("no number");
    }
    return numbers.format(number, PhoneNumberFormat.E164);
  }

  /** As one of five kinds of software or people writes it. */
  static String written(long person) {
    String digits = Integer.toString(national(person));
    return switch ((int) (person % 5)) {
      case 0 -> "0" + digits;
      case 1 -> "+33" + digits;
      case 2 -> "0033" + digits;
      case 3 -> "33" + digits;
      default ->
          String.format(
              Locale.ROOT,
              "0%s %s %s %s %s",
              digits.charAt(0),
              digits.substring(1, 3),
              digits.substring(3, 5),
              digits.substring(5, 7),
              digits.substring(7));
    };
  }
}
