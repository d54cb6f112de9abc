package io.optouthub.register;

import io.optouthub.optout.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came by the channels and when; asked often, so never by reading the log. */
public interface ChannelHistory {

  /** Hour by hour, from the one that begins at {@code from} or after it; oldest first. */
  List<Hour> hours(Instant from);

  /**
   * The newest arrivals of a channel, newest first.
   *
   * @param limit at most so many, 1 to 100
   */
  List<Arrived> latest(String channel, int limit);

  /**
   * @param hour its begin
   * @param counts items by outcome, none left out
   * @param repeats requests of people who had asked already; not those of files, which say
   *     everything again each day
   */
  record Hour(String channel, Instant hour, Map<Outcome, Long> counts, long repeats) {

    public long items() {
      return counts.values().stream().mapToLong(n -> n).sum();
    }
  }

  /**
   * @param kind mail, file, webhook, form or api
   * @param origin as its sender wrote it
   * @param rows of a file, committed so far; 0 for a message
   * @param complete whether all of it is in
   * @param outcome of a message; null of a file, whose rows have each their own
   * @param reason why, if it needs one
   */
  record Arrived(
      String reference,
      String kind,
      String origin,
      int rows,
      boolean complete,
      Instant at,
      @Nullable Outcome outcome,
      @Nullable String reason) {}
}
