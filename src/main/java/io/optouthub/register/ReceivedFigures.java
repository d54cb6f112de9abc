package io.optouthub.register;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What came into the register in some time, counted by the database. */
public interface ReceivedFigures {

  /**
   * @param from inclusive, by the time of the commit
   * @param to exclusive
   * @param now what is due before it is late
   */
  Received of(Instant from, Instant to, Instant now);

  /**
   * @param firstSeq the first entry written in the time; 0 with {@code lastSeq} 0 for none
   * @param channels by name, those by which something came
   * @param cases of each cause, opened in the time, as they stand now
   */
  record Received(long firstSeq, long lastSeq, List<ByChannel> channels, List<CasesOf> cases) {}

  /**
   * Entries, so one for each request of a message. Durations run from the arrival to the commit; a
   * request that a person decided waited for that person.
   *
   * @param requests registered; {@code repeats} are some of them
   * @param review items that a person was to decide; {@code open} of them nobody has decided yet
   * @param median zero without requests; likewise the others
   */
  record ByChannel(
      String channel,
      long requests,
      long repeats,
      long known,
      long review,
      long open,
      long setAside,
      long refused,
      Duration median,
      Duration p95,
      Duration longest) {}

  /**
   * @param late answered after their deadline
   * @param overdue neither answered nor in time any more
   */
  record CasesOf(Cases.Cause cause, long opened, long answered, long late, long overdue) {}
}
