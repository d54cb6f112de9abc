/** Tests of what is understood in mails. */
@NullMarked
package io.optouthub.intake.mail;

import org.jspecify.annotations.NullMarked;
