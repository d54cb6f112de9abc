package io.optouthub.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked of, or done to, the deliveries to targets. */
public interface Deliveries {

  /**
   * Takes the next page for a target and applies it: lease, read, decide scope, apply in batches,
   * receipt.
   *
   * <p>Called in a loop by the one thread that serves the target in this hub.
   *
   * @return how long to wait before the next step makes sense; zero: at once, there is more
   */
  Duration step(String target, Options options, Applier applier);

  /**
   * Asks a target what it holds, one page further; who is missing is applied again by the next
   * {@link #step}.
   *
   * <p>Called in a loop by one thread.
   *
   * @return how long to wait before the next step makes sense
   */
  Duration verify(String target, Rounds rounds, ReadBack readBack);

  /** Gives the lease back at shutdown or when the route is suspended. */
  void release(String target);

  List<Status> statuses();

  void pause(String target);

  void resume(String target);

  /** Sends everything again from the beginning, each person's state as it stands. */
  void resync(String target);

  /**
   * Puts a parked record back in line; false when there is no such record, or it is settled
   * already.
   */
  boolean retryParked(long id);

  /** Puts all of a target's parked records back in line; how many. */
  int retryAllParked(String target);

  /**
   * Takes a target away for good; what it was told stays in the register's proof. Connected again
   * under the same name, it begins at the beginning.
   */
  void remove(String target);

  List<Parked> parked(@Nullable String target);

  /** How one entry stands at every target. */
  List<AtTarget> atTargets(long seq);

  /** By when a target must apply what arrived then; null when no deadline is declared for it. */
  @Nullable Instant due(String target, Instant arrivedAt);

  /**
   * @param batchSize records a call, 1 to 10,000
   * @param releases whether the target takes opt-ins (a suppression lifted); if not they are
   *     skipped, with that reason
   */
  record Options(int batchSize, boolean releases) {}

  /**
   * @param every from the beginning of a round to that of the next
   * @param after so long after it was applied a record is asked about, for targets that take time
   * @param batchSize people a question
   */
  record Rounds(Duration every, Duration after, int batchSize) {}

  /**
   * One target as it stands.
   *
   * @param state {@code live}, {@code catching-up}, {@code retrying}, {@code paused}, {@code
   *     not-mapped} or {@code idle-elsewhere}
   * @param position the last entry dealt with
   * @param lag entries after the position
   * @param oldestPending when the oldest entry that is not dealt with arrived, null when there is
   *     none
   * @param verifiedAt when it was last asked what it holds, null when never
   * @param drifted people it was told and did not hold, not yet seen there again
   * @param deadline when that one must be applied, null when nothing is pending or no deadline is
   *     declared
   */
  record Status(
      String name,
      String state,
      long position,
      long lag,
      long applied,
      long skipped,
      long parked,
      @Nullable Instant oldestPending,
      @Nullable Instant deadline,
      @Nullable String lastError,
      int attempts,
      @Nullable Instant nextAttempt,
      @Nullable Instant verifiedAt,
      long drifted) {}

  /** A record that a target refused, in the target's own words. */
  record Parked(
      long id, String target, long seq, String answer, Instant at, int attempts, String state) {}

  /**
   * @param state {@code pending}, {@code applied}, {@code verified}, {@code drifted}, {@code
   *     skipped} or {@code parked}
   * @param detail the target's answer, or why it was skipped
   */
  record AtTarget(String target, String state, @Nullable Instant at, @Nullable String detail) {}
}
