package io.optouthub.register;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the log in order, with each person's state as it stands: what a target follows. */
public interface LogReader {

  /**
   * The entries above {@code position}, at most {@code limit} log lines, in order, and where the
   * page ends.
   *
   * @param position the last entry the reader has dealt with; 0 for the beginning
   */
  Page page(long position, int limit);

  /**
   * The given entries again, with the state as it stands now; entries that are no requests are left
   * out.
   */
  List<Line> lines(List<Long> seqs);

  /**
   * People of whom an opt-out stands, in the order of their fingerprints: for each the requests
   * that decided what stands.
   *
   * @param after the last person of the page before; null for the beginning
   */
  List<Line> standing(@Nullable UUID after, int people);

  /**
   * @param last the last log line the page covers, of whatever kind; the position to move to
   * @param lines those that are requests
   */
  record Page(long last, List<Line> lines) {}

  /**
   * One request in the log.
   *
   * @param identity null when it was erased: there is nothing to deliver then
   * @param repeat whether the person asked again
   * @param media what this entry is about
   * @param brand the scope of this entry; empty for every brand
   * @param states what stands now for this identity, in every scope
   */
  record Line(
      long seq,
      UUID fingerprint,
      @Nullable Identity identity,
      boolean repeat,
      Set<Medium> media,
      String brand,
      Instant eventAt,
      Instant arrivedAt,
      States states) {}

  /** What stands for one identity, by brand (empty: every brand) and medium. */
  record States(Map<String, Map<Medium, State>> byBrand) {

    /**
     * Whether one brand may not use one medium: of what was said for every brand and for this one,
     * the newer decides; at the same time the opt-out does.
     */
    public boolean suppressed(String brand, Medium medium) {
      State all = byBrand.getOrDefault("", Map.of()).get(medium);
      State own = brand.isEmpty() ? null : byBrand.getOrDefault(brand, Map.of()).get(medium);
      if (all == null || own == null) {
        State only = all == null ? own : all;
        return only != null && only.optedOut();
      }
      int order = own.eventAt().compareTo(all.eventAt());
      return order == 0 ? own.optedOut() || all.optedOut() : (order > 0 ? own : all).optedOut();
    }
  }

  /**
   * @param eventAt of the request that decided
   * @param since since when it stands (the first of an unbroken row of opt-outs)
   */
  record State(boolean optedOut, Instant eventAt, Instant since) {}
}
