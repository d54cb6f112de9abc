package io.optouthub.intake.mail;

import io.optouthub.intake.Replies;
import io.optouthub.optout.Email;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Answers people, never machines. */
@Component
class MailReplies implements Replies {

  private static final Session SESSION = Session.getInstance(new Properties());
  private static final Pattern MACHINES =
      Pattern.compile(
          "(.*(no|do-?not|ne-?pas|nicht)[-_.]?(reply|repondre|antworten).*|mailer-daemon|postmaster|bounces?"
              + "|newsletters?|notifications?|alerts?|robot|daemon|root)([-_.+].*)?@.*");
  private static final int LONGEST_REFERENCES = 2_000;

  private final Rules rules;
  private final Saying saying;

  MailReplies(Rules rules, Saying saying) {
    this.rules = rules;
    this.saying = saying;
  }

  @Override
  public Optional<Reply> to(byte[] raw) {
    try {
      MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
      String reply = MailParts.header(mail, "Reply-To");
      Email to = MailParts.address(reply.isEmpty() ? MailParts.header(mail, "From") : reply);
      boolean machine =
          !MachineMail.of(mail, raw).reason().isEmpty()
              || MailParts.has(mail, "List-Post")
              || MailParts.has(mail, "Precedence")
              || MailParts.has(mail, "Feedback-ID")
              || MailParts.has(mail, "X-Auto-Response-Suppress")
              || MailParts.header(mail, "Content-Type").contains("report");
      if (to == null
          || machine
          || MACHINES.matcher(to.value().toLowerCase(Locale.ROOT)).matches()) {
        return Optional.empty();
      }
      String id = id(MailParts.header(mail, "Message-ID"));
      String before = MailParts.header(mail, "References").replaceAll("[^<>\\w@.$+=~/ -]", " ");
      String references = before.length() > LONGEST_REFERENCES ? "" : before;
      String subject = MailParts.header(mail, "Subject");
      String own = saying.divide(MailText.of(mail, raw).text(), "").own();
      String language = rules.language(own + "\n" + subject);
      return Optional.of(new Reply(to, language, id, (references + " " + id).strip(), subject));
    } catch (MessagingException | RuntimeException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static String id(String written) {
    return written.matches("<[^<>\\s]{1,500}>") ? written : "";
  }
}
