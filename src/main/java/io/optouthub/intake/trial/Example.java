package io.optouthub.intake.trial;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What shall come of something that arrives.
 *
 * @param title to tell it from the others
 * @param line where it starts, from 1
 * @param given as text, or the name of a file beside the examples
 * @param name of the file that it arrives as; empty: the file's own
 * @param expected row by row; one for a message
 */
record Example(String title, int line, Given given, String name, List<Expected> expected) {

  /** Where the sample stands. */
  sealed interface Given {
    record Text(String text) implements Given {}

    record File(String file) implements Given {}
  }

  /**
   * @param line where it stands, from 1
   * @param identities in E.164 or as addresses, in any order; null: not looked at, like the others
   * @param reason what the reason must contain
   */
  record Expected(
      int line,
      Outcome outcome,
      @Nullable Set<String> identities,
      @Nullable Set<Medium> media,
      @Nullable String brand,
      @Nullable String reason) {}
}
