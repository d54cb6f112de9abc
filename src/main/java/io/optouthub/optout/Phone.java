package io.optouthub.optout;

/**
 * A phone number in E.164 (ITU-T): {@code +}, country code, national number, 7 to 15 digits.
 *
 * @param e164 for instance {@code +33199001234}
 */
public record Phone(String e164) implements Identity {

  public Phone {
    if (!isE164(e164)) {
      throw new IllegalArgumentException("Not a number in E.164 form");
    }
  }

  // By hand, as lists hold millions of them.
  private static boolean isE164(String text) {
    int length = text.length();
    boolean good = length >= 8 && length <= 16 && text.charAt(0) == '+' && text.charAt(1) != '0';
    for (int i = 1; good && i < length; i++) {
      good = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return good;
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
