package io.optouthub.register;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads back what arrived and how it ended. */
public interface IntakeLog {

  /**
   * Items of a channel (or of all, when null) whose id is above {@code after}, oldest first.
   *
   * @param clear whether sealed identities are opened
   * @param limit at most so many, 1 to 1000
   */
  List<Line> lines(@Nullable String channel, long after, int limit, boolean clear);

  /**
   * Everything that arrived under this reference, oldest first; empty when there is no such
   * reference.
   */
  List<Line> byReference(String reference, boolean clear);

  /** What arrived by each channel, by outcome; channels that never received anything are absent. */
  Map<String, Map<Outcome, Long>> counts();

  /** When something last came by this channel; empty when nothing ever did. */
  Optional<Instant> lastArrival(String channel);

  /** The evidence kept with an item; empty when none was kept or it has been erased. */
  Optional<byte[]> evidence(long id);

  /**
   * One item.
   *
   * @param id its number: that of the last entry written for it
   * @param firstSeq the first entry written for it
   * @param row 0 for a message
   * @param requests empty when nothing was registered; by reference with what a decision added
   * @param decided what a person made of it, if it was in review and is decided
   */
  record Line(
      long id,
      long firstSeq,
      String channel,
      String kind,
      String origin,
      int row,
      String reference,
      Outcome outcome,
      @Nullable String reason,
      Instant arrivedAt,
      List<Request> requests,
      @Nullable Decided decided) {

    /** Of an item that nobody has decided about. */
    public Line(
        long id,
        long firstSeq,
        String channel,
        String kind,
        String origin,
        int row,
        String reference,
        Outcome outcome,
        @Nullable String reason,
        Instant arrivedAt,
        List<Request> requests) {
      this(
          id, firstSeq, channel, kind, origin, row, reference, outcome, reason, arrivedAt, requests,
          null);
    }
  }

  /**
   * @param seq the entry that says so; what was registered by it follows
   * @param remark null where the caller may not see it, or there is none
   */
  record Decided(
      long seq,
      Verdict verdict,
      String by,
      Instant at,
      @Nullable String template,
      @Nullable String remark) {}

  /**
   * @param word {@code opt-out}, {@code opt-in} or {@code repeat}
   * @param identity null where the caller may not see it, or it was erased
   */
  record Request(
      long seq,
      String word,
      Set<Medium> media,
      Scope scope,
      Instant eventAt,
      @Nullable Identity identity) {}
}
