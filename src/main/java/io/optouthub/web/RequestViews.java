package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.optouthub.delivery.Deliveries;
import io.optouthub.optout.Identity;
import io.optouthub.register.IntakeLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One reference as the API shows it: what arrived under it, and its state at every target. */
@Component
class RequestViews {

  /** A file may hold many thousand rows; more is to be had from /intake. */
  private static final int SHOWN = 100;

  private final IntakeLog log;
  private final Deliveries deliveries;

  RequestViews(IntakeLog log, Deliveries deliveries) {
    this.log = log;
    this.deliveries = deliveries;
  }

  /** Empty when there is no such reference. */
  Optional<RequestView> find(String reference, boolean clear) {
    if (!reference.matches("[A-Za-z0-9_-]{1,64}")) {
      return Optional.empty();
    }
    List<IntakeLog.Line> lines = log.byReference(reference, clear);
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    IntakeLog.Line first = lines.get(0);
    List<One> requests =
        lines.stream()
            .flatMap(line -> line.requests().stream())
            .limit(SHOWN)
            .map(request -> one(request, clear))
            .toList();
    return Optional.of(
        new RequestView(
            reference,
            first.channel(),
            first.kind(),
            first.arrivedAt(),
            lines.size(),
            first.outcome().word(),
            first.reason(),
            first.decided() == null
                ? null
                : new Decided(first.decided().verdict().word(), first.decided().at()),
            requests));
  }

  private One one(IntakeLog.Request request, boolean clear) {
    Identity identity = clear ? request.identity() : null;
    return new One(
        request.seq(),
        request.word(),
        Words.media(request.media()),
        request.scope().brand(),
        request.eventAt(),
        identity == null ? null : identity.value(),
        deliveries.atTargets(request.seq()).stream()
            .map(
                at ->
                    new AtTarget(
                        at.target(),
                        at.state(),
                        at.at(),
                        clear ? at.detail() : Words.discreet(at.detail())))
            .toList());
  }

  /**
   * @param items rows of a file; 1 for anything else
   * @param outcome of the first item
   * @param decided what a person made of the first item, if it was in review and is decided
   * @param requests at most the first 100
   */
  record RequestView(
      String reference,
      String channel,
      String kind,
      Instant arrivedAt,
      int items,
      String outcome,
      @Nullable String reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decided decided,
      List<One> requests) {

    /** Whether somebody can be told from it. */
    boolean clear() {
      return requests.stream().anyMatch(one -> one.identity() != null);
    }
  }

  /**
   * @param verdict {@code register}, {@code known}, {@code none} or {@code ask}
   */
  record Decided(String verdict, Instant at) {}

  /**
   * @param identity only for those who may see it
   */
  record One(
      long seq,
      String wish,
      List<String> media,
      String brand,
      Instant at,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String identity,
      List<AtTarget> targets) {}

  /** As {@link Deliveries.AtTarget}. */
  record AtTarget(String target, String state, @Nullable Instant at, @Nullable String detail) {}
}
