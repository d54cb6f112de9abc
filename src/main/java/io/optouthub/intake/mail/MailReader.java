package io.optouthub.intake.mail;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Digests;
import io.optouthub.intake.MessageReader;
import io.optouthub.intake.Raw;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.register.Item;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Understands one mail. Whatever is wrong with it, the answer is an item: at worst one for review.
 */
@Component
class MailReader implements MessageReader<Raw.Mail> {

  private final Phrases phrases;
  private final TextNumbers numbers;

  MailReader(Phrases phrases, TextNumbers numbers) {
    this.phrases = phrases;
    this.numbers = numbers;
  }

  @Override
  public Understood read(Channel channel, Raw.Mail arrived) {
    byte[] raw = arrived.bytes();
    String digest = Digests.of(raw);
    try {
      MimeMessage mail = new MimeMessage(session(), new ByteArrayInputStream(raw));
      String id = MailParts.header(mail, "Message-ID");
      String machine = MachineMail.reason(mail);
      String text = machine.isEmpty() ? MailParts.text(mail) : null;
      String key =
          id.isEmpty() || text == null ? digest : Digests.of(MailParts.utf8(id + "\n" + text));
      Item item = machine.isEmpty() ? item(channel, mail, text, raw) : Item.setAside(machine, raw);
      return new Understood(id.isEmpty() ? "sha256:" + digest : id, key, item);
    } catch (MessagingException | IOException | RuntimeException e) {
      return new Understood(
          "sha256:" + digest, digest, Item.review("the mail cannot be read", raw));
    }
  }

  private static Session session() {
    Properties lenient = new Properties();
    lenient.put("mail.mime.address.strict", "false");
    lenient.put("mail.mime.decodetext.strict", "false");
    return Session.getInstance(lenient);
  }

  private Item item(Channel channel, MimeMessage mail, @Nullable String text, byte[] raw) {
    if (text == null) {
      return Item.review("the mail holds no text", raw);
    }
    Said said = Said.in(text);
    String subject = MailParts.header(mail, "Subject");
    Set<Asked> asked = EnumSet.noneOf(Asked.class);
    asked.addAll(phrases.in(said.own()));
    if (!subject.matches("(?i)\\s*(re|aw|fw|fwd|tr|wg|rv|r|antw|enc)\\s*:.*")) {
      asked.addAll(phrases.in(subject));
    }
    TextNumbers.Found found = found(channel, said, subject);
    return decide(channel, mail, asked, found, raw);
  }

  /** In the person's own words first, then in the subject, then below the signature mark. */
  private TextNumbers.Found found(Channel channel, Said said, String subject) {
    TextNumbers.Found found = numbers.in(said.own(), channel.country());
    if (found.phones().isEmpty() && found.doubtful() == 0) {
      found = numbers.in(subject, channel.country());
    }
    return found.phones().isEmpty() && found.doubtful() == 0
        ? numbers.in(said.signature(), channel.country())
        : found;
  }

  private Item decide(
      Channel channel, MimeMessage mail, Set<Asked> asked, TextNumbers.Found found, byte[] raw) {
    boolean stops = asked.stream().anyMatch(a -> a != Asked.OPT_IN && a != Asked.COMPLAINT);
    if (asked.contains(Asked.OPT_IN)) {
      return Item.review("it may ask to be called again; that needs a named proof", raw);
    }
    if (!stops) {
      return Item.review(
          found.phones().isEmpty() ? "unclear what it asks" : "a number, but unclear what is asked",
          raw);
    }
    List<OptOut> requests = new ArrayList<>();
    Set<Medium> byPhone = mediaByPhone(channel, asked);
    for (Phone phone : found.phones()) {
      if (!byPhone.isEmpty()) {
        requests.add(OptOut.of(phone, byPhone, channel.scope()));
      }
    }
    boolean mailings = asked.contains(Asked.STOP_MAILINGS) || asked.contains(Asked.STOP_ALL);
    Identity sender = sender(mail);
    if (mailings && sender != null) {
      requests.add(OptOut.of(sender, Set.of(Medium.EMAIL), channel.scope()));
    }
    return concluded(requests, byPhone, found, raw);
  }

  private static Item concluded(
      List<OptOut> requests, Set<Medium> byPhone, TextNumbers.Found found, byte[] raw) {
    if (!byPhone.isEmpty() && found.phones().isEmpty()) {
      String reason = found.doubtful() > 0 ? "the number in it is none" : "it names no number";
      return new Item(io.optouthub.optout.Outcome.REVIEW, requests, reason, raw);
    }
    if (found.doubtful() > 0) {
      return new Item(
          io.optouthub.optout.Outcome.REVIEW, requests, "one of the numbers in it is none", raw);
    }
    return requests.isEmpty()
        ? Item.review("the sender's address cannot be read", raw)
        : Item.registered(requests, raw);
  }

  /** What was asked about being called or texted; empty when it was about mailings alone. */
  private static Set<Medium> mediaByPhone(Channel channel, Set<Asked> asked) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    if (asked.contains(Asked.STOP_ALL)) {
      media.addAll(Medium.ALL);
    }
    if (asked.contains(Asked.STOP_CALLS)) {
      media.add(Medium.VOICE);
      media.addAll(channel.media());
    }
    if (asked.contains(Asked.STOP_SMS)) {
      media.add(Medium.SMS);
    }
    return media;
  }

  private static @Nullable Identity sender(MimeMessage mail) {
    try {
      InternetAddress[] from = InternetAddress.parse(MailParts.header(mail, "From"), false);
      return from.length == 1 ? new Email(from[0].getAddress()) : null;
    } catch (AddressException | IllegalArgumentException e) {
      return null;
    }
  }
}
