package io.optouthub.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a target what it holds. Throws nothing: a failure is a {@link Found.Away}. */
@FunctionalInterface
public interface ReadBack {

  /**
   * @param expected people that the target was told to hold
   */
  Found ask(List<Expected> expected);

  /**
   * @param change what it was told
   * @param writings every way in which it may write the person, its own first
   */
  record Expected(Change change, List<String> writings) {}

  /** What came of asking. */
  sealed interface Found {

    /**
     * @param values numbers and addresses in whatever form the target writes them; it may hold more
     *     than was asked about
     */
    record Holds(Collection<String> values) implements Found {}

    /** The target cannot be asked now. */
    record Away(String text, @Nullable Duration retryAfter) implements Found {}
  }
}
