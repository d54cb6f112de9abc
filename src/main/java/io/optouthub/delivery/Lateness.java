package io.optouthub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long targets took, against their deadlines. */
public interface Lateness {

  /**
   * Everything that a target applied in this time.
   *
   * @param from inclusive
   * @param to exclusive
   * @return empty for a target that is not known
   */
  Optional<Report> of(String target, Instant from, Instant to);

  /**
   * Durations run from an entry's arrival at the hub to the target's answer.
   *
   * @param applied entries applied in the time, parked ones that went through later with them
   * @param median zero when nothing was applied; likewise the others
   * @param late of those, after their deadline, by the map as it stands; 0 without a deadline
   * @param latest how far the worst of them was past its deadline
   * @param parked records that arrived before {@code to} and stand refused now
   */
  record Report(
      String target,
      Instant from,
      Instant to,
      long applied,
      Duration median,
      Duration p95,
      Duration longest,
      long late,
      Duration latest,
      long parked) {}
}
