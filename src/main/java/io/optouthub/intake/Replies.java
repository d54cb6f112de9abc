package io.optouthub.intake;

import io.optouthub.optout.Email;
import java.util.Optional;

/** Tells whether and how a mail may be answered. */
public interface Replies {

  /** Empty for whatever a machine sent (RFC 3834, section 2), and where no address can be told. */
  Optional<Reply> to(byte[] mail);

  /**
   * @param language ISO 639 code of the mail's language
   * @param messageId of the mail, in angle brackets; empty when it has none
   * @param references of the mail, its own id last
   * @param subject as it was written
   */
  record Reply(Email to, String language, String messageId, String references, String subject) {}
}
