package io.optouthub.intake.mail;

import io.optouthub.optout.Email;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a person reads it.
 *
 * @param sender null when none can be told
 * @param to whom it was sent to, as the header says it
 * @param carriesMail whether another mail is attached
 */
record Letter(String subject, @Nullable Email sender, String to, Said said, boolean carriesMail) {}
