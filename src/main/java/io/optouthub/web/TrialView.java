package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.optouthub.intake.Channels;
import io.optouthub.intake.trial.Trial;
import io.optouthub.optout.Identity;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would come of a sample; nothing has.
 *
 * @param as mail, file or webhook
 * @param counts items by outcome; what is known already only a register can tell
 * @param rows the first ones, of a message the only one
 * @param notShown how many rows follow
 */
record TrialView(
    String channel, String as, Map<String, Long> counts, List<Row> rows, long notShown) {

  /**
   * @param row from 1; 0 for a message
   * @param requests what would be registered, also of an item for review
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(int row, String outcome, @Nullable String reason, List<Request> requests) {}

  /**
   * @param identity masked for those who may not see it
   * @param at when the person said it; absent where only the arrival will be known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Request(
      String wish,
      String identity,
      List<String> media,
      String brand,
      @Nullable Instant at,
      @Nullable String proof) {}

  static TrialView of(Channels.Declared declared, Trial trial, boolean clear) {
    long all = trial.counts().values().stream().mapToLong(n -> n).sum();
    Map<io.optouthub.optout.Outcome, Long> counts =
        new java.util.EnumMap<>(io.optouthub.optout.Outcome.class);
    trial.counts().forEach((outcome, n) -> counts.put(outcome, (long) n));
    return new TrialView(
        declared.channel().name(),
        declared.kind().word(),
        Words.counts(counts),
        trial.rows().stream().map(row -> row(row, clear)).toList(),
        all - trial.rows().size());
  }

  private static Row row(Trial.Row row, boolean clear) {
    return new Row(
        row.row(),
        row.outcome().word(),
        row.reason(),
        row.requests().stream().map(request -> request(request, clear)).toList());
  }

  private static Request request(OptOut request, boolean clear) {
    return new Request(
        request.wish() == Wish.OPT_IN ? "opt-in" : "opt-out",
        clear ? request.identity().value() : masked(request.identity()),
        Words.media(request.media()),
        clear ? request.scope().brand() : discreet(request.scope().brand()),
        request.eventAt(),
        clear ? request.proof() : Words.discreet(request.proof()));
  }

  /** A column taken for another may hold anybody. */
  private static String discreet(String text) {
    String told = Words.discreet(text);
    return told == null ? "" : told;
  }

  /** Enough to tell two apart, too little to call one. */
  private static String masked(Identity identity) {
    String value = identity.value();
    return identity instanceof Phone
        ? value.substring(0, 3) + "…" + value.substring(value.length() - 2)
        : value.charAt(0) + "…@…";
  }
}
