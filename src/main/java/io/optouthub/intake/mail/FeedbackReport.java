package io.optouthub.intake.mail;

import io.optouthub.intake.Channel;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.register.Item;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox provider's report that a person called a mailing spam or asked to be taken off it (RFC
 * 5965): an opt-out from e-mail of the one it was sent to.
 */
final class FeedbackReport {

  private static final int MOST_BYTES = 100_000;
  private static final Set<String> REQUESTS =
      Set.of("abuse", "opt-out", "opt-out-list", "complaint");

  /** What providers write in place of an address. */
  private static final Pattern HIDDEN =
      Pattern.compile("(redact|hash|removed|hidden|anonym|suppress|x{3}|\\*).*@.*");

  private FeedbackReport() {}

  /** Null when the mail is no such report. */
  static @Nullable Item read(Channel channel, Part mail, byte[] raw) {
    InternetHeaders report = find(mail, 0);
    if (report == null) {
      return null;
    }
    String type = value(report, "Feedback-Type").toLowerCase(Locale.ROOT);
    if (!REQUESTS.contains(type)) {
      return Item.setAside("a feedback report that asks for nothing", raw);
    }
    Set<Email> recipients = new LinkedHashSet<>();
    for (String header : List.of("Removal-Recipient", "Original-Rcpt-To")) {
      String[] values = report.getHeader(header);
      for (String value : values == null ? new String[0] : values) {
        Email address = MailParts.address(value.replaceFirst("(?i)^rfc822;\\s*", ""));
        if (address != null && !HIDDEN.matcher(address.value()).matches()) {
          recipients.add(address);
        }
      }
    }
    List<OptOut> requests =
        recipients.stream()
            .map(address -> OptOut.of(address, Set.of(Medium.EMAIL), channel.scope()))
            .toList();
    return requests.isEmpty()
        ? Item.setAside("a feedback report that names no recipient", raw)
        : Item.registered(requests, raw);
  }

  private static @Nullable InternetHeaders find(Part part, int depth) {
    try {
      if (part.isMimeType("message/feedback-report")) {
        byte[] content = part.getInputStream().readNBytes(MOST_BYTES);
        String text = new String(content, java.nio.charset.StandardCharsets.UTF_8).strip() + "\n\n";
        return new InternetHeaders(
            new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
      }
      if (depth < 4
          && part.isMimeType("multipart/*")
          && part.getContent() instanceof Multipart all) {
        for (int i = 0; i < Math.min(all.getCount(), 20); i++) {
          InternetHeaders found = find(all.getBodyPart(i), depth + 1);
          if (found != null) {
            return found;
          }
        }
      }
      return null;
    } catch (MessagingException | IOException | RuntimeException e) {
      return null;
    }
  }

  private static String value(InternetHeaders headers, String name) {
    String value = headers.getHeader(name, null);
    return value == null ? "" : value.strip();
  }
}
