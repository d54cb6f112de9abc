package io.optouthub.intake.mail;

import io.optouthub.optout.Email;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * The hub's own mailbox: the addresses that a mail came to, which nobody asks to be left alone at.
 */
public final class Mailbox {

  /** What mail servers write of the mailbox that they delivered to. */
  private static final List<String> DELIVERED =
      List.of("Delivered-To", "X-Original-To", "Envelope-To");

  private Mailbox() {}

  /**
   * The addresses that the mail was delivered to; where no server says that, those that it was sent
   * to, without its sender's. Empty for what is no mail.
   */
  public static Set<Email> of(byte[] raw) {
    try {
      Session session = Session.getInstance(new Properties());
      MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(raw));
      Set<Email> own = new LinkedHashSet<>();
      DELIVERED.forEach(header -> own.addAll(named(MailParts.header(mail, header))));
      if (own.isEmpty()) {
        own.addAll(named(MailParts.header(mail, "To")));
        own.removeAll(named(MailParts.header(mail, "From")));
      }
      return own;
    } catch (MessagingException | RuntimeException e) {
      return Set.of();
    }
  }

  /** The addresses in a text such as {@code The company <stop@example.com>}. */
  public static Set<Email> named(String text) {
    Set<Email> named = new LinkedHashSet<>();
    try {
      for (InternetAddress one : InternetAddress.parse(text, false)) {
        named.add(new Email(one.getAddress()));
      }
    } catch (AddressException | IllegalArgumentException e) {
      // What was read before it counts.
    }
    return named;
  }
}
