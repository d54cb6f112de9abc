package io.optouthub.intake.mail;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Digests;
import io.optouthub.intake.MessageReader;
import io.optouthub.intake.Raw;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Item;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Understands one mail, whatever is wrong with it. */
@Component
class MailReader implements MessageReader<Raw.Mail> {

  private final Saying saying;
  private final Deciding deciding;

  MailReader(Saying saying, Deciding deciding) {
    this.saying = saying;
    this.deciding = deciding;
  }

  /** Its key is its id and its text, since ids are forged and reused. */
  @Override
  public Understood read(Channel channel, Raw.Mail arrived) {
    byte[] raw = arrived.bytes();
    String digest = Digests.of(raw);
    try {
      MimeMessage mail = new MimeMessage(session(), new ByteArrayInputStream(raw));
      String id = MailParts.header(mail, "Message-ID");
      Item report = FeedbackReport.read(channel, mail, raw);
      if (report != null) {
        return new Understood(id.isEmpty() ? "sha256:" + digest : id, digest, report);
      }
      MailText text = MailText.of(mail, raw);
      String key =
          id.isEmpty()
              ? digest
              : Digests.of((id + "\n" + text.text()).getBytes(StandardCharsets.UTF_8));
      return new Understood(
          id.isEmpty() ? "sha256:" + digest : id, key, item(channel, mail, text, raw));
    } catch (MessagingException | RuntimeException | StackOverflowError e) {
      return new Understood(
          "sha256:" + digest, digest, Item.review("the mail cannot be read", raw));
    }
  }

  private static Session session() {
    Properties lenient = new Properties();
    lenient.put("mail.mime.address.strict", "false");
    lenient.put("mail.mime.decodetext.strict", "false");
    lenient.put("mail.mime.base64.ignoreerrors", "true");
    lenient.put("mail.mime.ignoreunknownencoding", "true");
    return Session.getInstance(lenient);
  }

  private Item item(Channel channel, MimeMessage mail, MailText text, byte[] raw) {
    Letter letter =
        new Letter(
            MailParts.header(mail, "Subject"),
            MailParts.address(MailParts.header(mail, "From")),
            saying.divide(text.text()),
            text.carriesMail());
    MachineMail.Verdict machine = MachineMail.of(mail, raw);
    if (machine.reason().isEmpty()) {
      return deciding.item(channel, letter, raw);
    }
    if (machine.reason().equals(MachineMail.REPLY) && deciding.unsubscribes(letter)) {
      // What a mail program sends for List-Unsubscribe: may say that a machine wrote it.
      return deciding.item(channel, letter, raw);
    }
    // A person may write through a list; a request must not be lost in what looks like a mailing.
    boolean asks =
        !machine.surely()
            && !deciding.item(channel, letter, null).requests().isEmpty()
            && deciding.item(channel, letter, null).outcome() == Outcome.REGISTERED
            && deciding.asksAboutCallsAlone(letter);
    return asks
        ? Item.review("it looks like " + machine.reason() + ", but asks", raw)
        : Item.setAside(machine.reason(), raw);
  }
}
