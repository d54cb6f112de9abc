package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.optouthub.register.Cases;
import io.optouthub.register.Cases.Case;
import io.optouthub.register.IntakeLog;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cases as the API shows them. */
@Component
class CaseViews {

  private final IntakeLog log;
  private final Clock clock;

  CaseViews(IntakeLog log, Clock clock) {
    this.log = log;
    this.clock = clock;
  }

  /** A line of the list. */
  CaseView brief(Case one) {
    return view(one, false, List.of(), null);
  }

  /** With what was asked by it, and in clear with whose number and what the person wrote. */
  CaseView whole(Case one, boolean clear) {
    List<ItemView> items =
        log.byReference(one.reference(), clear).stream()
            .filter(line -> line.firstSeq() <= one.id() && one.id() <= line.id())
            .map(line -> ItemView.of(line, clear))
            .toList();
    String kind = one.cause() == Cases.Cause.COMPLAINT ? "complaint" : kind(items);
    EvidenceView evidence =
        clear
            ? log.evidence(one.id()).map(bytes -> EvidenceView.of(kind, bytes)).orElse(null)
            : null;
    return view(one, clear, items, evidence);
  }

  private static String kind(List<ItemView> items) {
    return items.isEmpty() ? "form" : items.get(0).kind();
  }

  static String stands(Case one) {
    Cases.Closed closed = one.closed();
    return closed == null
        ? "Open"
        : "Closed already: "
            + closed.closing().word()
            + " by "
            + closed.by()
            + " at "
            + closed.at();
  }

  private CaseView view(
      Case one, boolean clear, List<ItemView> items, @Nullable EvidenceView evidence) {
    Cases.Closed closed = one.closed();
    return new CaseView(
        one.id(),
        one.cause().word(),
        one.channel(),
        one.reference(),
        one.earlier(),
        one.openedAt(),
        one.dueAt(),
        closed == null && clock.instant().isAfter(one.dueAt()),
        closed == null
            ? null
            : new ClosedView(
                closed.at(), closed.by(), closed.closing().word(), clear ? closed.remark() : null),
        items.isEmpty() ? null : items,
        evidence);
  }

  /**
   * @param cause {@code complaint} or {@code repeat}
   * @param earlier the reference of what was asked before
   * @param items what was asked by it; of one case only
   * @param evidence what the person wrote; of one case only, and for those who may see it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CaseView(
      long id,
      String cause,
      String channel,
      String reference,
      @Nullable String earlier,
      Instant openedAt,
      Instant dueAt,
      boolean overdue,
      @Nullable ClosedView closed,
      @Nullable List<ItemView> items,
      @Nullable EvidenceView evidence) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ClosedView(Instant at, String by, String closing, @Nullable String remark) {}
}
