package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.optouthub.optout.Identity;
import io.optouthub.register.IntakeLog;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person needs to decide about one item.
 *
 * @param item what arrived and, as its reason, what is missing
 * @param understood what is registered of it: at once, and by the decision
 * @param found numbers and addresses in what arrived, whosever they are, but for the hub's own
 *     mailbox: to choose from; shown with the evidence
 * @param evidence only for those who may see identities; absent when it was not kept or has expired
 * @param decided absent while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewView(
    ItemView item,
    List<Understood> understood,
    @Nullable List<String> found,
    @Nullable EvidenceView evidence,
    @Nullable DecidedView decided,
    @Nullable Boolean asked) {

  /**
   * @param identity only for those who may see it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Understood(
      long seq,
      String wish,
      List<String> media,
      String brand,
      Instant at,
      @Nullable String identity) {}

  /**
   * @param remark only for those who may see identities
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DecidedView(
      String verdict, String by, Instant at, @Nullable String template, @Nullable String remark) {

    static DecidedView of(IntakeLog.Decided decided, boolean clear) {
      return new DecidedView(
          decided.verdict().word(),
          decided.by(),
          decided.at(),
          decided.template(),
          clear ? decided.remark() : null);
    }
  }

  static ReviewView of(IntakeLog.Line line, boolean clear) {
    IntakeLog.Decided decided = line.decided();
    return new ReviewView(
        ItemView.of(line, clear),
        line.requests().stream().map(request -> understood(request, clear)).toList(),
        null,
        null,
        decided == null ? null : DecidedView.of(decided, clear),
        null);
  }

  /** With whether a question goes out. */
  ReviewView asked(boolean sent) {
    return new ReviewView(item, understood, found, evidence, decided, sent);
  }

  ReviewView opened(EvidenceView what, List<String> identities) {
    return new ReviewView(item, understood, identities, what, decided, asked);
  }

  private static Understood understood(IntakeLog.Request request, boolean clear) {
    Identity identity = clear ? request.identity() : null;
    return new Understood(
        request.seq(),
        request.word(),
        Words.media(request.media()),
        request.scope().brand(),
        request.eventAt(),
        identity == null ? null : identity.value());
  }
}
