package io.optouthub.register;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Complaints and repeats: somebody says that they were called again, and is owed an answer. The log
 * opens a case in the transaction that registers what was said; a person closes it.
 */
public interface Cases {

  /**
   * Open ones, the one that is due first first.
   *
   * @param after the id of the last one seen; 0 for the first page
   * @param limit at most so many, 1 to 1000
   */
  List<Case> open(long after, int limit);

  /** Closed ones, the newest first; otherwise as {@link #open}. */
  List<Case> closed(long after, int limit);

  /**
   * @param clear whether the remark is opened
   */
  Optional<Case> find(long id, boolean clear);

  /** The case that what arrived under this reference opened; empty when it opened none. */
  Optional<Case> ofReference(String reference);

  /**
   * Closes it; the first who does decides.
   *
   * @param by the name of a key or user
   * @param remark free text, kept under seal
   */
  Answer close(long id, Closing closing, String by, @Nullable String remark);

  Backlog backlog();

  /** What made it a case. */
  enum Cause {
    COMPLAINT,
    REPEAT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How it ended. The order is stored: add at the end only. */
  enum Closing {
    /** Somebody called who should not have, and that was mended. */
    MENDED,
    /** The call came before the request could be everywhere, within its deadline. */
    IN_TIME,
    /** It was nobody who calls for the company. */
    NOT_OURS,
    /** The person took it back, or asked twice without having been called. */
    NO_CALL;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Closing> of(String word) {
      return Stream.of(values()).filter(closing -> closing.word().equals(word)).findFirst();
    }
  }

  /**
   * @param id the first entry of the item that opened it, which is the item's number too
   * @param reference of what opened it
   * @param earlier the reference of what was asked before: as the person says, else by the log;
   *     null when nothing was
   * @param closed null while it is open
   */
  record Case(
      long id,
      Cause cause,
      String channel,
      String reference,
      @Nullable String earlier,
      Instant openedAt,
      Instant dueAt,
      @Nullable Closed closed) {}

  /**
   * @param remark null where the caller may not see it, or there is none
   */
  record Closed(Instant at, String by, Closing closing, @Nullable String remark) {}

  /**
   * @param overdue of the open ones
   */
  record Backlog(long open, long overdue, long closed) {}

  /** What became of a closing. */
  sealed interface Answer {

    /** Closed now. */
    record Made(Case closed) implements Answer {}

    /** Somebody was first. */
    record Before(Case closed) implements Answer {}

    record Nowhere() implements Answer {}
  }
}
