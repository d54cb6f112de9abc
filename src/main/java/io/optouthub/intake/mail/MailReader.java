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

  private static final Session SESSION = Session.getInstance(new Properties());

  private final Letters letters;
  private final Deciding deciding;

  MailReader(Letters letters, Deciding deciding) {
    this.letters = letters;
    this.deciding = deciding;
  }

  /** Its key is its id and its text, since ids are forged and reused. */
  @Override
  public Understood read(Channel channel, Raw.Mail arrived) {
    byte[] raw = arrived.bytes();
    String digest = Digests.of(raw);
    try {
      MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
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

  private Item item(Channel channel, MimeMessage mail, MailText text, byte[] raw) {
    Letter letter = letters.of(mail, text);
    MachineMail.Verdict machine = MachineMail.of(mail, raw);
    // What a mail program sends for List-Unsubscribe may say that a machine wrote it.
    boolean unsubscribes =
        machine.reason().equals(MachineMail.REPLY) && deciding.unsubscribes(letter);
    if (machine.reason().isEmpty() || unsubscribes) {
      return deciding.item(channel, letter, raw);
    }
    // A person may write through a list; a request must not be lost in what looks like a mailing.
    boolean calendar = machine.reason().equals(MachineMail.CALENDAR_ENTRY);
    boolean asks =
        calendar && deciding.asks(letter)
            || !machine.surely()
                && deciding.asksAboutCallsAlone(letter)
                && deciding.item(channel, letter, raw).outcome() == Outcome.REGISTERED;
    return asks
        ? Item.review("it looks like " + machine.reason() + ", but asks", raw)
        : Item.setAside(machine.reason(), raw);
  }
}
