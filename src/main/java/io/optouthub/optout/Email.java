package io.optouthub.optout;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address, compared without regard to case.
 *
 * <p>RFC 5321 lets the part before the {@code @} tell cases apart; no mailbox in use does, and an
 * opt-out must not miss.
 *
 * @param address made lower-case; at most 254 characters (RFC 5321, 4.5.3.1.3)
 */
public record Email(String address) implements Identity {

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>\"(),;:\\\\]+@[^\\s@<>\"(),;:\\\\.]+(\\.[^\\s@<>\"(),;:\\\\.]+)+");

  public Email {
    address = address.strip().toLowerCase(Locale.ROOT);
    if (address.length() > 254 || !ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException("Not an e-mail address");
    }
  }

  @Override
  public String value() {
    return address;
  }

  @Override
  public String toString() {
    return "Email[sealed]";
  }
}
