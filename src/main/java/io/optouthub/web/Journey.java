package io.optouthub.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far one request got.
 *
 * @param outcome {@code registered} when something of it stands, else how it ended
 * @param review whether a person will read (the rest of) it
 * @param brands as people call them; empty: every brand
 * @param steps where it goes after the register
 * @param complaint whether somebody was called again
 * @param earlier the reference that the complaint names; empty for none
 */
record Journey(
    String reference,
    Instant arrivedAt,
    int items,
    boolean review,
    String outcome,
    List<String> media,
    List<String> brands,
    List<JourneyStep> steps,
    boolean complaint,
    String earlier) {

  public boolean registered() {
    return outcome.equals("registered");
  }

  public long done() {
    return steps.stream().filter(JourneyStep::done).count();
  }

  /** Whether there is nowhere left to go. */
  public boolean everywhere() {
    return !steps.isEmpty() && done() == steps.size();
  }

  /** When the last place had it; null while one has not. */
  public @Nullable Instant since() {
    return everywhere() ? last(steps.stream().map(JourneyStep::at).toList()) : null;
  }

  /** By when every place must have it; null when it has, or where no deadline is declared. */
  public @Nullable Instant due() {
    return last(steps.stream().filter(step -> !step.done()).map(JourneyStep::due).toList());
  }

  private static @Nullable Instant last(List<@Nullable Instant> times) {
    return times.stream().anyMatch(Objects::isNull)
        ? null
        : times.stream().max(Comparator.naturalOrder()).orElse(null);
  }
}
