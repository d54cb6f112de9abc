package io.optouthub.intake.mail;

import io.optouthub.optout.Email;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a person reads it.
 *
 * @param from who wrote it, as the header says it
 * @param sender null when none can be told
 * @param to whom it was sent to, as the header says it
 * @param passes whether it passes another message on
 * @param passed that message; null when there is none, or when it cannot be told from others, or is
 *     a mailing
 */
record Letter(
    String subject,
    String from,
    @Nullable Email sender,
    String to,
    Said said,
    boolean passes,
    @Nullable Letter passed) {

  /** Whether somebody of the house that it is sent to wrote it. */
  boolean internal() {
    return sender != null && to.toLowerCase(Locale.ROOT).contains(domain(sender));
  }

  /** With the at sign. */
  static String domain(Email address) {
    return address.value().substring(address.value().lastIndexOf('@'));
  }
}
