package io.optouthub.camel;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailUidGenerator;

/** Names a mail by its number in the folder: Camel's own way reads headers, which may be broken. */
final class MailUids implements MailUidGenerator {

  @Override
  public String generateUuid(MailEndpoint endpoint, Message message) {
    try {
      if (message.getFolder() instanceof UIDFolder folder) {
        return Long.toString(folder.getUID(message));
      }
    } catch (MessagingException e) {
      throw new IllegalStateException("The mailbox gives no UID", e);
    }
    return Integer.toString(message.getMessageNumber());
  }
}
