package io.optouthub.optout;

/**
 * What a request is about: a phone number or an e-mail address, in the one form it is compared in.
 *
 * <p>{@code toString} never shows the value, so that an identity that strays into a log line stays
 * unread.
 */
public sealed interface Identity permits Phone, Email {

  /** The canonical form: E.164 with its {@code +}, or a lower-case address. */
  String value();

  /** The text a fingerprint is computed over; says the kind, so that no two kinds can collide. */
  default String canonical() {
    return (this instanceof Phone ? "tel:" : "mailto:") + value();
  }

  /** The identity that {@link #canonical} wrote. */
  static Identity ofCanonical(String canonical) {
    if (canonical.startsWith("tel:")) {
      return new Phone(canonical.substring(4));
    }
    if (canonical.startsWith("mailto:")) {
      return new Email(canonical.substring(7));
    }
    throw new IllegalArgumentException("Neither tel: nor mailto:");
  }
}
