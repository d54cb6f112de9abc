package io.optouthub.intake.mail;

import io.optouthub.intake.Charsets;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text in a mail's structure, whatever its charset says; attachments and attached mails are not
 * followed.
 *
 * @param text plain; what the mail's HTML marks as quoted begins each line with {@code >}
 * @param mails those that are attached
 */
record MailText(String text, List<Part> mails) {

  private static final int DEEPEST = 20;
  private static final int MOST_PARTS = 100;
  private static final int MOST_BYTES = 1_000_000;

  static MailText of(Part mail, byte[] raw) {
    List<String> texts = new ArrayList<>();
    List<Part> mails = new ArrayList<>();
    try {
      collect(mail, texts, mails, 0);
    } catch (MessagingException | IOException | RuntimeException e) {
      texts.clear();
    }
    String text = Charsets.once(String.join("\n", texts));
    // Broken structure: what stands below the headers, as it is.
    return new MailText(text.isBlank() && mails.isEmpty() ? BrokenMail.text(raw) : text, mails);
  }

  private static void collect(Part part, List<String> texts, List<Part> mails, int depth)
      throws MessagingException, IOException {
    if (part.isMimeType("message/rfc822")) {
      mails.add(part);
      return;
    }
    if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(disposition(part))) {
      return;
    }
    if (part.isMimeType("text/html")) {
      texts.add(HtmlText.of(decoded(part)));
    } else if (part.isMimeType("text/plain") || part.isMimeType("text/enriched")) {
      texts.add(flowed(part) ? Flowed.joined(decoded(part)) : decoded(part));
    } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      if (part.isMimeType("multipart/alternative")) {
        alternative(parts, texts, mails, depth);
      } else {
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
          collect(parts.getBodyPart(i), texts, mails, depth + 1);
        }
      }
    }
  }

  /** The first alternative that says something. */
  private static void alternative(Multipart parts, List<String> texts, List<Part> mails, int depth)
      throws MessagingException, IOException {
    for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
      BodyPart part = parts.getBodyPart(i);
      List<String> found = new ArrayList<>();
      collect(part, found, mails, depth + 1);
      if (found.stream().anyMatch(text -> !text.isBlank())) {
        texts.addAll(found);
        return;
      }
    }
  }

  private static @Nullable String disposition(Part part) {
    try {
      return part.getDisposition();
    } catch (MessagingException e) {
      return null;
    }
  }

  private static boolean flowed(Part part) {
    return MailParts.contentType(part).toLowerCase(java.util.Locale.ROOT).contains("format=flowed");
  }

  private static String decoded(Part part) throws MessagingException {
    Charset told = MailParts.charset(part);
    try (InputStream in = part.getInputStream()) {
      return Charsets.decode(in.readNBytes(MOST_BYTES), told);
    } catch (IOException e) {
      return undecoded(part, told);
    }
  }

  /** A part whose transfer encoding is broken: as it stands. */
  private static String undecoded(Part part, @Nullable Charset told) throws MessagingException {
    if (part instanceof jakarta.mail.internet.MimeBodyPart body) {
      try (InputStream in = body.getRawInputStream()) {
        return Charsets.decode(in.readNBytes(MOST_BYTES), told);
      } catch (IOException e) {
        return "";
      }
    }
    return "";
  }
}
