package io.optouthub.camel;

import io.optouthub.intake.Raw;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.support.DefaultMessage;

/**
 * Turns what a Camel consumer delivers into a {@link Raw} on a message without any header.
 *
 * <p>These are processors and not bean methods: a bean call reads {@code CamelBeanMethodName} from
 * the headers, which here are the sender's.
 */
public final class Arrivals {

  /** In bytes; no file system has longer ones. */
  private static final int LONGEST_NAME = 255;

  /** How long an empty file is left to its sender; then it is taken for what it is. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private Arrivals() {}

  /** A mail's bytes as the server holds them; nothing in it is parsed. */
  static void mail(Exchange exchange) throws IOException, MessagingException {
    Message mail = exchange.getIn(MailMessage.class).getOriginalMessage();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    replace(exchange, new Raw.Mail(bytes.toByteArray()));
  }

  /** A file on this machine, dropped here or downloaded. */
  static void file(Exchange exchange) {
    GenericFile<?> dropped = exchange.getIn().getBody(GenericFile.class);
    Path path = ((File) dropped.getBody()).toPath();
    Raw.File file = new Raw.File(dropped.getFileNameOnly(), () -> Files.newInputStream(path));
    exchange.setProperty(ReceiptFile.FILE, file);
    replace(exchange, file);
  }

  /** Takes files whose listed name is one path segment and can be nothing else. */
  static <T> GenericFileFilter<T> oneSegmentOnly() {
    return file ->
        file.isDirectory()
            || (isOneSegment(file.getFileName())
                && !isUnfinished(file.getFileName())
                && !isBegun(file));
  }

  /** Whether a file is empty, and so young that its sender may just be about to write. */
  private static boolean isBegun(GenericFile<?> file) {
    return file.getFileLength() == 0
        && System.currentTimeMillis() - file.getLastModified() < PATIENCE.toMillis();
  }

  /** Whether a name is one that programs give to a file while they write it. */
  static boolean isUnfinished(String name) {
    return name.startsWith("~")
        || name.matches("(?i).*\\.(part|partial|tmp|temp|filepart|crdownload|swp|lock)");
  }

  static boolean isOneSegment(String name) {
    return !name.isEmpty()
        && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
        && !name.startsWith(".")
        && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c));
  }

  /** Puts this body into a message that has no header. */
  public static void replace(Exchange exchange, Object body) {
    DefaultMessage message = new DefaultMessage(exchange);
    message.setBody(body);
    exchange.setMessage(message);
  }
}
