package io.optouthub.optout;

import java.util.regex.Pattern;

/**
 * A phone number in E.164 (ITU-T): {@code +}, country code, national number, 7 to 15 digits.
 *
 * @param e164 for instance {@code +33199001234}
 */
public record Phone(String e164) implements Identity {

  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");

  public Phone {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("Not a number in E.164 form");
    }
  }

  @Override
  public String value() {
    return e164;
  }

  @Override
  public String toString() {
    return "Phone[sealed]";
  }
}
