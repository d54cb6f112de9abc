package io.optouthub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the requests of some time got at each target, counted by the database. */
@FunctionalInterface
public interface ReachedFigures {

  /** Those of targets that are there, or were taken away after the time began; by name. */
  List<AtTarget> of(Asked asked);

  /**
   * @param firstSeq the first entry of the time, as {@code lastSeq} inclusive
   * @param from when the time began; what was read back in it counts
   * @param to exclusive
   * @param now what is due before it and was not applied is late
   */
  record Asked(long firstSeq, long lastSeq, Instant from, Instant to, Instant now) {}

  /**
   * Durations run from an entry's arrival to the first time that the target was told of it.
   *
   * @param applied entries; refused ones that went through later with them
   * @param median zero when nothing was applied; likewise the others
   * @param late after the deadline, by the map as it stands: applied later, or not yet; null
   *     without a deadline
   * @param waiting not dealt with yet; whether they concern the target is not known before
   * @param skipped do not concern the target
   */
  record AtTarget(
      String target,
      long applied,
      Duration median,
      Duration p95,
      Duration longest,
      @Nullable Long late,
      long waiting,
      long skipped,
      Refused refused,
      ReadBack readBack) {}

  /**
   * Entries of the time that the target refused.
   *
   * @param settled applied since, {@code replaced} by a newer one, or {@code open} still
   */
  record Refused(long settled, long replaced, long open) {}

  /**
   * Rounds that ended in the time, and who was found missing in it.
   *
   * @param asked people, in all rounds together
   * @param back of the missing, held again, or no longer due; {@code refused}: said to be applied
   *     again and again, and missing
   */
  record ReadBack(long rounds, long asked, long missing, long back, long refused) {}
}
