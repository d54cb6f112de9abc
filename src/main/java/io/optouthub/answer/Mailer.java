package io.optouthub.answer;

import io.optouthub.intake.Replies;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Hands the hub's mails to the mail server. */
@Component
class Mailer {

  private final AnswerSettings settings;

  Mailer(AnswerSettings settings) {
    this.settings = settings;
  }

  /** The server was not reached, or would not talk: nothing went out. */
  static final class NotReached extends Exception {
    private static final long serialVersionUID = 1;

    NotReached(MessagingException cause) {
      super(cause);
    }
  }

  /**
   * Sends one; unless set otherwise its envelope has no sender, so that nothing comes back.
   *
   * @throws MessagingException when it may have gone out or not
   */
  void send(Replies.Reply reply, Templates.Text text) throws NotReached, MessagingException {
    Session session = Session.getInstance(properties());
    deliver(session, message(session, reply, text));
  }

  /**
   * Sends a mail of the hub's own to somebody who works with it.
   *
   * @throws MessagingException when it may have gone out or not
   */
  void send(String to, Templates.Text text) throws NotReached, MessagingException {
    Session session = Session.getInstance(properties());
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress(settings.from()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    mail.setSubject(text.subject(), StandardCharsets.UTF_8.name());
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setText(text.body(), StandardCharsets.UTF_8.name());
    mail.saveChanges();
    deliver(session, mail);
  }

  private void deliver(Session session, MimeMessage mail) throws NotReached, MessagingException {
    try (Transport server = session.getTransport("smtp")) {
      try {
        server.connect(settings.host(), settings.port(), settings.username(), settings.password());
      } catch (MessagingException e) {
        throw new NotReached(e);
      }
      server.sendMessage(mail, mail.getAllRecipients());
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.from", settings.envelope());
    properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
    properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.tls()));
    properties.put("mail.smtp.starttls.required", Boolean.toString(settings.tls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.connectiontimeout", "10000");
    properties.put("mail.smtp.timeout", "30000");
    properties.put("mail.smtp.writetimeout", "30000");
    return properties;
  }

  private MimeMessage message(Session session, Replies.Reply reply, Templates.Text text)
      throws MessagingException {
    MimeMessage mail = new MimeMessage(session);
    mail.setFrom(new InternetAddress(settings.from()));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(reply.to().value()));
    String above = reply.subject().matches("(?is)re\\s?:.*") ? "" : "Re: ";
    mail.setSubject(
        text.subject().isEmpty() ? above + reply.subject() : text.subject(),
        StandardCharsets.UTF_8.name());
    mail.setHeader("Auto-Submitted", "auto-replied");
    mail.setHeader("Content-Language", reply.language());
    if (!reply.messageId().isEmpty()) {
      mail.setHeader("In-Reply-To", reply.messageId());
      mail.setHeader("References", reply.references());
    }
    mail.setText(text.body(), StandardCharsets.UTF_8.name());
    mail.saveChanges();
    return mail;
  }
}
