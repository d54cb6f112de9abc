package io.optouthub.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue of what a machine could not decide. */
public interface Reviews {

  /**
   * Undecided items whose number is above {@code after}, oldest first.
   *
   * @param channel null for all
   * @param limit at most so many, 1 to 1000
   * @param clear whether sealed identities are opened
   */
  List<IntakeLog.Line> open(@Nullable String channel, long after, int limit, boolean clear);

  /**
   * One item that is or was in review, with what was registered of it since; empty when there is no
   * such item or it never was.
   *
   * @param clear whether sealed identities and the remark are opened
   */
  Optional<IntakeLog.Line> find(long id, boolean clear);

  /**
   * Decides; returns after commit. The first decision about an item stands, and its entries are
   * written in the same transaction. A request without a time of its own counts from the arrival,
   * not from the decision.
   *
   * @throws RegisterUnavailable when it is unknown whether it was decided; decide the same again
   */
  Answer decide(Decision decision);

  /**
   * Items whose people are to be asked back, in the order of the decisions.
   *
   * @param after the {@code seq} of the last decision seen; 0 for the first
   * @param limit at most so many
   */
  List<IntakeLog.Line> asked(long after, int limit);

  /** How many wait, by channel; channels that never had a review are absent. */
  Map<String, Backlog> backlog();

  /**
   * @param oldest arrival of the oldest undecided one; null when there is none
   */
  record Backlog(long open, long decided, @Nullable Instant oldest) {}

  /** What became of a decision. */
  sealed interface Answer {

    /** It stands: made now, or the very same made by the same person before. */
    record Made(IntakeLog.Line item) implements Answer {}

    /** Somebody was first. */
    record Before(IntakeLog.Decided decided) implements Answer {}

    /** No such item, or it is none for review. */
    record Nowhere() implements Answer {}
  }
}
