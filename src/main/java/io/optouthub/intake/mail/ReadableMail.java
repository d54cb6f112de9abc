package io.optouthub.intake.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Properties;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * A mail as a person reads it: with its quotes and forwards, which {@link MailReader} leaves out.
 */
public final class ReadableMail {

  private static final int DEEPEST = 20;
  private static final int MOST_PARTS = 100;
  private static final String[] HEADERS = {"Date", "From", "To", "Subject"};

  private final StringBuilder text = new StringBuilder();
  private final int most;

  private ReadableMail(int most) {
    this.most = most;
  }

  /**
   * @param most characters; what goes beyond is cut
   */
  public static String of(byte[] raw, int most) {
    ReadableMail readable = new ReadableMail(most);
    try {
      Session session = Session.getInstance(new Properties());
      readable.message(new MimeMessage(session, new ByteArrayInputStream(raw)), 0);
    } catch (MessagingException | IOException | RuntimeException e) {
      readable.text.append("\n[the rest of this mail cannot be read]\n");
    }
    String read = readable.text.toString();
    String shown = read.isBlank() ? asItCame(raw, most) : read;
    return shown.substring(0, Math.min(most, shown.length())).strip();
  }

  /** What has no words where a mail has them is shown as it came. */
  private static String asItCame(byte[] raw, int most) {
    byte[] first = java.util.Arrays.copyOf(raw, Math.min(raw.length, 4 * most));
    return io.optouthub.intake.Charsets.decode(first, null).replace("\0", "");
  }

  private void message(Part mail, int depth) throws MessagingException, IOException {
    for (String header : HEADERS) {
      String value = MailParts.header(mail, header);
      if (!value.isEmpty()) {
        text.append(header).append(": ").append(value).append('\n');
      }
    }
    text.append('\n');
    part(mail, depth);
  }

  private void part(Part part, int depth) throws MessagingException, IOException {
    if (depth > DEEPEST || text.length() > most) {
      return;
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      boolean alternative = part.isMimeType("multipart/alternative");
      for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
        int before = text.length();
        part(parts.getBodyPart(i), depth + 1);
        if (alternative && !text.substring(before).isBlank()) {
          return;
        }
      }
    } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof Part inner) {
      text.append("\n[a forwarded mail]\n");
      message(inner, depth + 1);
    } else if (part.getFileName() != null || !part.isMimeType("text/*")) {
      text.append("\n[an attachment: ").append(part.getContentType()).append("]\n");
    } else {
      String words = decoded(part);
      text.append(part.isMimeType("text/html") ? plain(words) : words).append('\n');
    }
  }

  private String decoded(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return io.optouthub.intake.Charsets.decode(in.readNBytes(4 * most), charset(part));
    }
  }

  private static @org.jspecify.annotations.Nullable Charset charset(Part part) {
    try {
      String name =
          new jakarta.mail.internet.ContentType(part.getContentType()).getParameter("charset");
      return name == null
          ? null
          : Charset.forName(jakarta.mail.internet.MimeUtility.javaCharset(name));
    } catch (MessagingException | IllegalArgumentException e) {
      return null;
    }
  }

  private static String plain(String html) {
    Document page = Jsoup.parse(html);
    page.select("script, style, head").remove();
    page.select("p, div, tr, li, h1, h2, h3, blockquote").before("\n");
    return page.wholeText().replaceAll("\\n\\s*\\n+", "\n\n");
  }
}
