package io.optouthub.intake.mail;

import io.optouthub.optout.Phone;
import org.jspecify.annotations.Nullable;

/**
 * A number in a text.
 *
 * @param phone null when it looks like one and is none
 * @param owner whose it is, by the words around it
 */
record Mention(@Nullable Phone phone, Owner owner) {

  enum Owner {
    /** The writer says so. */
    MINE,
    /** Nothing around it says otherwise. */
    UNSAID,
    /** It called the writer, or belongs to who did. */
    CALLER,
    /** A third person's. */
    THEIRS,
    /** The writer may be called there instead. */
    ELSEWHERE
  }
}
