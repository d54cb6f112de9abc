package io.optouthub.intake;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Phone;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Phone numbers by libphonenumber, with what it does not know added by {@link NumberingPlan}. */
final class LibPhoneNumbers implements PhoneNumbers {

  /** With all the blanks that a column of fixed width may have. */
  private static final int LONGEST = 2_000;

  private static final String TOO_LONG = "too long for a phone number";
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE]\\+?\\d{1,2}");
  private static final Pattern WHOLE = Pattern.compile("(\\+?\\d{6,15})[.,]0+");
  private static final Pattern LABEL =
      Pattern.compile("(?i)^(tel|tél|phone|mob|fax)[a-zé.]*\\s*:?\\s*");
  private static final Pattern EXTENSION =
      Pattern.compile("(?i)\\s*(ext|poste|x)\\.?\\s*\\d{1,6}$");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  /** What rings at a company, not at a person. */
  private static final Set<PhoneNumberType> NOBODYS =
      EnumSet.of(
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.TOLL_FREE,
          PhoneNumberType.UAN,
          PhoneNumberType.VOICEMAIL);

  private final PhoneNumberUtil util = PhoneNumberUtil.getInstance();

  @Override
  public Reading read(String text, String country) {
    if (text.length() > LONGEST) {
      return new Reading.NoNumber(TOO_LONG);
    }
    String tidy = tidy(text);
    String digits = tidy.replaceAll("\\D", "");
    if (SCIENTIFIC.matcher(tidy).matches()) {
      return new Reading.NoNumber("destroyed by a spreadsheet: written in scientific notation");
    }
    if (LETTER.matcher(tidy).find()) {
      return new Reading.NoNumber("not a phone number: it holds letters");
    }
    if (digits.length() < 7) {
      String reason =
          digits.isEmpty() ? "not a phone number" : "too short: a short code cannot ring a person";
      return new Reading.NoNumber(reason);
    }
    try {
      return judge(parse(tidy, digits, country));
    } catch (NumberParseException e) {
      return new Reading.NoNumber(
          e.getErrorType() == NumberParseException.ErrorType.TOO_LONG
              ? TOO_LONG
              : "not a phone number");
    }
  }

  /** Unlike spaces made alike, invisible characters, labels and extensions gone, 00 made +. */
  private static String tidy(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .replaceAll("\\p{Cf}", "")
            .replaceAll("[\\s\\p{Z}]+", " ")
            .strip();
    plain = plain.startsWith("'") ? plain.substring(1) : plain;
    plain = EXTENSION.matcher(LABEL.matcher(plain).replaceFirst("")).replaceFirst("");
    var whole = WHOLE.matcher(plain);
    plain = whole.matches() ? whole.group(1) : plain;
    if (plain.matches("(\\+|00).*")) {
      plain = plain.replace("(0)", "");
    }
    return plain.startsWith("00") ? "+" + plain.substring(2) : plain;
  }

  private PhoneNumber parse(String tidy, String digits, String country)
      throws NumberParseException {
    PhoneNumber number = NumberingPlan.settled(util.parse(tidy, country));
    int code = util.getCountryCodeForRegion(country);
    boolean bare = !tidy.startsWith("+") && code > 0 && digits.startsWith(Integer.toString(code));
    if (bare && !good(number)) {
      // "33199001234": the country code without its plus, as databases write it.
      PhoneNumber international = NumberingPlan.settled(util.parse("+" + digits, country));
      return good(international) ? international : number;
    }
    return number;
  }

  private boolean good(PhoneNumber number) {
    return util.isValidNumber(number)
        || NumberingPlan.fiction(number)
        || NumberingPlan.overseas(number);
  }

  private Reading judge(PhoneNumber number) {
    if (NumberingPlan.fiction(number) || NumberingPlan.overseas(number)) {
      return number(number);
    }
    if (util.isValidNumber(number)) {
      PhoneNumberType type = util.getNumberType(number);
      return NOBODYS.contains(type)
          ? new Reading.NoNumber("a special-rate number cannot ring a person")
          : number(number);
    }
    return switch (util.isPossibleNumberWithReason(number)) {
      case TOO_SHORT -> new Reading.NoNumber("too short for a phone number of its country");
      case TOO_LONG -> new Reading.NoNumber("too long for a phone number of its country");
      default -> new Reading.NoNumber("no such number in the numbering plan");
    };
  }

  private Reading number(PhoneNumber number) {
    String e164 = util.format(number, PhoneNumberFormat.E164);
    // Some plans give out longer ones, and E.164 knows none of them.
    return e164.length() > 16
        ? new Reading.NoNumber(TOO_LONG)
        : e164.length() < 8
            ? new Reading.NoNumber("too short for a phone number of its country")
            : new Reading.Number(new Phone(e164));
  }

  @Override
  public String write(Phone phone, NumberFormat format) {
    return switch (format) {
      case E164 -> phone.e164();
      case DIGITS -> phone.e164().substring(1);
      case NATIONAL -> format(phone, PhoneNumberFormat.NATIONAL).replaceAll("\\D", "");
      case NATIONAL_SPACED -> format(phone, PhoneNumberFormat.NATIONAL);
      case INTERNATIONAL -> format(phone, PhoneNumberFormat.INTERNATIONAL);
    };
  }

  private String format(Phone phone, PhoneNumberFormat format) {
    return util.format(parsed(phone), format);
  }

  @Override
  public String country(Phone phone) {
    PhoneNumber number = parsed(phone);
    String region = util.getRegionCodeForNumber(number);
    // Fiction belongs to no region; its country code's main one is meant.
    return region == null ? util.getRegionCodeForCountryCode(number.getCountryCode()) : region;
  }

  private PhoneNumber parsed(Phone phone) {
    try {
      return util.parse(phone.e164(), "ZZ");
    } catch (NumberParseException e) {
      throw new IllegalStateException("A number in the register does not parse", e);
    }
  }
}
