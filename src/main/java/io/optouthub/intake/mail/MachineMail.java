package io.optouthub.intake.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;

/**
 * Tells mails that no person wrote: bounces (RFC 3464), automatic replies (RFC 3834), lists and
 * newsletters (RFC 2369).
 *
 * <p>Complaint reports (RFC 5965) are written by machines on a person's behalf; they are not told
 * apart here as machine mail but go on to be read, and so to review.
 */
final class MachineMail {

  private MachineMail() {}

  /** Why it is machine mail; empty when it is not. */
  static String reason(MimeMessage mail) throws MessagingException {
    String type = MailParts.header(mail, "Content-Type").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/report")) {
      return type.contains("feedback-report") ? "" : "a delivery report";
    }
    String auto = MailParts.header(mail, "Auto-Submitted").toLowerCase(Locale.ROOT);
    if (!auto.isEmpty() && !auto.startsWith("no")) {
      return "an automatic reply";
    }
    if (has(mail, "X-Autoreply")
        || has(mail, "X-Autorespond")
        || has(mail, "X-Failed-Recipients")) {
      return "an automatic reply";
    }
    String from = MailParts.header(mail, "From").toLowerCase(Locale.ROOT);
    if ("<>".equals(MailParts.header(mail, "Return-Path"))
        || from.contains("mailer-daemon@")
        || from.contains("postmaster@")) {
      return "a delivery report";
    }
    String precedence = MailParts.header(mail, "Precedence").toLowerCase(Locale.ROOT);
    boolean list = has(mail, "List-Id") || has(mail, "List-Unsubscribe");
    return list || precedence.matches("bulk|list|junk|auto_reply") ? "a mailing" : "";
  }

  private static boolean has(MimeMessage mail, String header) {
    return !MailParts.header(mail, header).isEmpty();
  }
}
