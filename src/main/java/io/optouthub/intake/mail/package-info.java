/** Understands mails: what was said, what it asks, whose number. */
@NullMarked
package io.optouthub.intake.mail;

import org.jspecify.annotations.NullMarked;
