package io.optouthub.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists that were handed to targets which answer later, if at all: as files, or as mails. */
public interface SentLists {

  /**
   * Notes a list that is about to be sent. The same name again is the same list, sent again.
   *
   * @param first the entry of its first record
   * @param last the entry of its last
   * @return its number among the target's lists, from 1 without gaps
   */
  long note(String target, String name, long first, long last, int rows);

  Optional<Sent> find(String target, String name);

  /**
   * Its receiver says that it is applied.
   *
   * @param by who says so
   * @return false when it was never sent, or was acknowledged before
   */
  boolean acknowledge(String target, String name, String by);

  /** Those not acknowledged, oldest first. */
  List<Sent> open(String target);

  /** Those not acknowledged, of targets that are read back, of which nobody was reminded yet. */
  List<Sent> unconfirmed();

  /**
   * @param at null when the reminder could not be sent after all
   * @return false when another hub was quicker
   */
  boolean remind(Sent list, @Nullable Instant at);

  /** One list. */
  record Sent(
      String target,
      long sequence,
      String name,
      long first,
      long last,
      int rows,
      Instant at,
      @Nullable Instant acknowledgedAt) {}
}
