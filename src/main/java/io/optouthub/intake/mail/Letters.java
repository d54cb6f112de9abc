package io.optouthub.intake.mail;

import io.optouthub.optout.Email;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes letters of mails, with the message that each passes on, attached or in its text. */
@Component
class Letters {

  /** People pass on what was passed on to them. */
  private static final int DEEPEST = 3;

  private static final Pattern MACHINES =
      Pattern.compile("(?i)(no-?_?reply|newsletters?|mailing|marketing|bounces?|info-?mail).*@.*");

  private final Saying saying;
  private final Headers headers;
  private final Pattern forwards;

  Letters(Saying saying, Headers headers, Rules rules) {
    this.saying = saying;
    this.headers = headers;
    this.forwards =
        Pattern.compile(
            "(?i)(" + String.join("|", rules.lines("forward-prefix")) + ")\\s?:.*", Pattern.DOTALL);
  }

  Letter of(MimeMessage mail, MailText text) {
    return of(mail, text, MailParts.header(mail, "To"), 0);
  }

  /** Whether a program writes under this address. */
  static boolean machine(Email address) {
    return MACHINES.matcher(address.value()).matches();
  }

  private Letter of(MimeMessage mail, MailText text, String house, int depth) {
    Letter letter =
        letter(
            MailParts.header(mail, "Subject"),
            MailParts.header(mail, "From"),
            MailParts.header(mail, "To"),
            text.text(),
            house,
            depth);
    if (text.mails().isEmpty()) {
      return letter;
    }
    Letter attached = text.mails().size() == 1 ? attached(text.mails().get(0), house, depth) : null;
    return new Letter(
        letter.subject(),
        letter.from(),
        letter.sender(),
        letter.to(),
        letter.said(),
        true,
        attached);
  }

  private @Nullable Letter attached(Part part, String house, int depth) {
    try {
      if (depth == DEEPEST
          || !(part.getContent() instanceof MimeMessage mail)
          || !MachineMail.of(mail, new byte[0]).reason().isEmpty()) {
        return null;
      }
      return written(of(mail, MailText.of(mail, new byte[0]), house, depth + 1), house);
    } catch (MessagingException | IOException | RuntimeException e) {
      return null;
    }
  }

  private Letter letter(
      String subject, String from, String to, String text, String house, int depth) {
    Said said = saying.divide(Boxes.ticked(text), from);
    boolean passes = said.forwards() || forwards.matcher(subject).matches();
    Forward forward = passes && depth < DEEPEST ? headers.forward(said.quoted()) : null;
    Letter passed =
        forward == null
            ? null
            : letter(forward.subject(), forward.from(), "", forward.text(), house, depth + 1);
    return new Letter(
        subject,
        from,
        MailParts.address(from),
        to,
        said,
        passes,
        passed == null ? null : written(passed, house));
  }

  /** Null when the house wrote it itself, or a program; unless it passes another's on. */
  private static @Nullable Letter written(Letter passed, String house) {
    Email sender = passed.sender();
    boolean ours =
        sender == null
            || machine(sender)
            || house.toLowerCase(Locale.ROOT).contains(Letter.domain(sender));
    return ours && passed.passed() == null ? null : passed;
  }
}
