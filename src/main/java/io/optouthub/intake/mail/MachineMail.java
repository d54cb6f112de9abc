package io.optouthub.intake.mail;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells mails that no person wrote: bounces (RFC 3464), automatic replies (RFC 3834), lists and
 * newsletters (RFC 2369).
 */
final class MachineMail {

  private static final String AUTOMATIC_SUBJECT =
      "(automatic reply|auto ?reply|auto:|out of (the )?office|reponse automatique|absence du bureau"
          + "|automatische antwort|abwesenheit|respuesta automatica|fuera de la oficina|risposta automatica"
          + "|fuori sede|automatisch antwoord|automatische reactie|afwezigheid|resposta automatica"
          + "|message non remis|undeliver|undelivered|delivery status notification|mail delivery|returned mail|failure notice"
          + "|delivery failure|non remis|unzustellbar|accuse de lecture|read:|lu :|gelesen:|message de lecture)";

  static final String CALENDAR_ENTRY = "a message of a calendar";
  static final String REPLY = "an automatic reply";
  private static final Pattern STATUS =
      Pattern.compile("(?mi)^content-type:\\s*message/(delivery-status|disposition-notification)");

  private static final Pattern CALENDAR = Pattern.compile("(?mi)^content-type:\\s*text/calendar");

  private MachineMail() {}

  /**
   * @param reason empty when a person wrote it
   * @param surely whether its headers leave no doubt
   */
  record Verdict(String reason, boolean surely) {}

  static Verdict of(MimeMessage mail, byte[] raw) {
    String type = MailParts.header(mail, "Content-Type").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/report")
        || STATUS.matcher(new String(raw, StandardCharsets.ISO_8859_1)).find()) {
      return new Verdict("a delivery report", true);
    }
    String auto = MailParts.header(mail, "Auto-Submitted").toLowerCase(Locale.ROOT);
    boolean replies =
        MailParts.has(mail, "X-Autoreply")
            || MailParts.has(mail, "X-Autorespond")
            || MailParts.has(mail, "X-Auto-Response-From");
    if (!auto.isEmpty() && !auto.startsWith("no") || replies) {
      return new Verdict(REPLY, true);
    }
    String from = MailParts.header(mail, "From").toLowerCase(Locale.ROOT);
    if ("<>".equals(MailParts.header(mail, "Return-Path"))
        || MailParts.has(mail, "X-Failed-Recipients")
        || from.matches(".*(mailer-?daemon|post_?master|mail-?delivery).*")) {
      return new Verdict("a delivery report", true);
    }
    String subject = io.optouthub.intake.Plain.of(MailParts.header(mail, "Subject"));
    if (subject.matches(AUTOMATIC_SUBJECT + ".*")) {
      return new Verdict(REPLY, false);
    }
    if (type.startsWith("text/calendar")
        || CALENDAR.matcher(new String(raw, StandardCharsets.ISO_8859_1)).find()) {
      return new Verdict(CALENDAR_ENTRY, false);
    }
    String precedence = MailParts.header(mail, "Precedence").toLowerCase(Locale.ROOT);
    boolean list =
        MailParts.has(mail, "List-Id")
            || MailParts.has(mail, "List-Unsubscribe")
            || precedence.matches("bulk|list|junk");
    if (list || precedence.equals("auto_reply")) {
      return new Verdict(list ? "a mailing" : REPLY, false);
    }
    return new Verdict("", true);
  }
}
