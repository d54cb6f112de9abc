/** Writes back to the people who asked, in their language, once. */
@NullMarked
package io.optouthub.intake.answer;

import org.jspecify.annotations.NullMarked;
