package io.optouthub.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What targets did with one entry, event by event. */
@FunctionalInterface
public interface Proofs {

  /** Oldest first. */
  List<Event> of(long seq);

  /**
   * @param what {@code applied}, {@code skipped}, {@code refused}, {@code applied-after-refusal},
   *     {@code missing} (read back, and not there), {@code held-again}, {@code verified}
   * @param detail the target's answer, or why it was skipped
   */
  record Event(String target, String what, Instant at, @Nullable String detail) {}
}
