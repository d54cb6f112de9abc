package io.optouthub.intake.mail;

import io.optouthub.intake.Charsets;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text in a mail's structure, whatever its charset says, without following forwards or
 * attachments.
 */
final class MailParts {

  private static final int DEEPEST = 20;
  private static final int MOST_BYTES = 1_000_000;

  private MailParts() {}

  /** The first plain text, else the first HTML made plain; null when there is none. */
  static @Nullable String text(Part mail) throws MessagingException, IOException {
    String plain = find(mail, "text/plain", 0);
    if (plain != null && !plain.isBlank()) {
      return plain;
    }
    String html = find(mail, "text/html", 0);
    return html == null ? plain : HtmlText.of(html);
  }

  private static @Nullable String find(Part part, String type, int depth)
      throws MessagingException, IOException {
    if (depth > DEEPEST || Part.ATTACHMENT.equalsIgnoreCase(disposition(part))) {
      return null;
    }
    if (part.isMimeType(type)) {
      return decoded(part);
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < Math.min(parts.getCount(), 100); i++) {
        BodyPart child = parts.getBodyPart(i);
        String found = find(child, type, depth + 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable String disposition(Part part) {
    try {
      return part.getDisposition();
    } catch (MessagingException e) {
      return null;
    }
  }

  private static String decoded(Part part) throws MessagingException, IOException {
    byte[] bytes;
    try (InputStream in = part.getInputStream()) {
      bytes = in.readNBytes(MOST_BYTES);
    }
    return Charsets.decode(bytes, charset(part));
  }

  private static @Nullable Charset charset(Part part) {
    try {
      String name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null
          ? null
          : Charset.forName(jakarta.mail.internet.MimeUtility.javaCharset(name));
    } catch (MessagingException | IllegalArgumentException e) {
      return null;
    }
  }

  /** The first of a header's values, in UTF-8 as far as it is encoded; empty when there is none. */
  static String header(Part part, String name) {
    try {
      String[] values = part.getHeader(name);
      return values == null || values.length == 0
          ? ""
          : jakarta.mail.internet.MimeUtility.decodeText(values[0]).strip();
    } catch (MessagingException | IOException e) {
      return "";
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
