package io.optouthub.intake.mail;

import io.optouthub.intake.Charsets;
import io.optouthub.optout.Email;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a mail's headers, whatever is wrong with them. */
final class MailParts {

  private MailParts() {}

  static @Nullable Charset charset(Part part) {
    try {
      String name = new ContentType(contentType(part)).getParameter("charset");
      return name == null ? null : Charset.forName(MimeUtility.javaCharset(name));
    } catch (MessagingException | IllegalArgumentException e) {
      return null;
    }
  }

  static String contentType(Part part) {
    try {
      String type = part.getContentType();
      return type == null ? "" : type;
    } catch (MessagingException e) {
      return "";
    }
  }

  /** The first of a header's values, decoded as far as it is encoded; empty when there is none. */
  static String header(Part part, String name) {
    try {
      String[] values = part.getHeader(name);
      return values == null || values.length == 0
          ? ""
          : MimeUtility.decodeText(bytesToText(MimeUtility.unfold(values[0]))).strip();
    } catch (MessagingException | IOException | RuntimeException e) {
      return "";
    }
  }

  /** Headers come as bytes, one a character; some senders put UTF-8 into them as it is. */
  private static String bytesToText(String header) {
    boolean bytes = header.chars().anyMatch(c -> c > 127) && header.chars().allMatch(c -> c < 256);
    return bytes ? Charsets.decode(header.getBytes(StandardCharsets.ISO_8859_1), null) : header;
  }

  static boolean has(Part part, String header) {
    return !header(part, header).isEmpty();
  }

  /** The only address in a header; null when there is none, or several. */
  static @Nullable Email address(String header) {
    try {
      InternetAddress[] all = InternetAddress.parse(header, false);
      return all.length == 1 ? new Email(all[0].getAddress()) : null;
    } catch (AddressException | IllegalArgumentException e) {
      return null;
    }
  }
}
