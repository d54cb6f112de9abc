package io.optouthub.web;

import io.optouthub.optout.Outcome;
import io.optouthub.register.ChannelHistory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One arrival as the console lists it, without what could be an identity.
 *
 * @param outcome null of a file, whose rows have each their own
 * @param reason as it is stored: pages say it by {@link Why}
 */
record ArrivedView(
    String reference,
    String kind,
    String origin,
    int rows,
    boolean complete,
    Instant at,
    @Nullable String outcome,
    @Nullable String reason) {

  private static final int LONGEST = 80;

  static ArrivedView of(ChannelHistory.Arrived arrived) {
    Outcome outcome = arrived.outcome();
    String origin = String.valueOf(Words.discreet(arrived.origin()));
    return new ArrivedView(
        arrived.reference(),
        arrived.kind(),
        origin.length() > LONGEST ? origin.substring(0, LONGEST) + "…" : origin,
        arrived.rows(),
        arrived.complete(),
        arrived.at(),
        outcome == null || arrived.kind().equals("file") ? null : outcome.word(),
        arrived.reason());
  }
}
