package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Reviews;
import io.optouthub.web.Problem.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The queue of what a machine could not decide: seen by role read, decided by role decide. */
@RestController
@RequestMapping("/api/v1/review")
@Tag(name = "Review")
class ReviewApi {

  private final Reviews reviews;
  private final IntakeLog log;
  private final Decisions decisions;
  private final Evidences evidences;
  private final Looks looks;

  ReviewApi(Reviews reviews, IntakeLog log, Decisions decisions, Evidences evidences, Looks looks) {
    this.reviews = reviews;
    this.log = log;
    this.decisions = decisions;
    this.evidences = evidences;
    this.looks = looks;
  }

  @Operation(
      summary = "What nobody has decided, oldest first",
      description =
          "Role read. The next page is after the last item's id. Identities are shown to operate"
              + " and identities only, and that is audited, with the reason if one is given.")
  @GetMapping
  ResponseEntity<Object> open(
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Asked asked = Asked.of(channel, caller, limit, after);
    if (asked.problem() != null) {
      return asked.problem();
    }
    boolean clear = caller.may(Role.IDENTITIES);
    List<ReviewView> views =
        reviews.open(asked.channel(), after, limit, clear).stream()
            .map(line -> ReviewView.of(line, clear))
            .toList();
    List<ItemView> items = views.stream().map(ReviewView::item).toList();
    looks.at(caller, "reviews-read", asked.channel(), items, reason);
    return ResponseEntity.ok(views);
  }

  @Operation(
      summary = "One item, open or decided, with what arrived and what was understood",
      description =
          "Role read; what arrived is opened for operate and identities only, and that is audited.")
  @GetMapping("/{id}")
  ResponseEntity<Object> one(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    boolean clear = caller.may(Role.IDENTITIES);
    Optional<IntakeLog.Line> item =
        reviews.find(id, clear).filter(line -> caller.sees(line.channel()));
    if (clear && item.isPresent()) {
      looks.at(caller, "review-read", Long.toString(id), reason);
    }
    return item.map(line -> clear ? evidences.opened(line) : ReviewView.of(line, false))
        .map(view -> ResponseEntity.ok().<Object>body(view))
        .orElseGet(ReviewApi::nowhere);
  }

  @Operation(
      summary = "What arrived, byte for byte",
      description = "Roles read and identities; audited. 404 when it was not kept or has expired.")
  @GetMapping("/{id}/evidence")
  ResponseEntity<Object> raw(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    if (!caller.may(Role.IDENTITIES)) {
      return Problem.of(HttpStatus.FORBIDDEN, "This key has not the role for this");
    }
    Optional<IntakeLog.Line> item =
        reviews.find(id, false).filter(line -> caller.sees(line.channel()));
    if (item.isPresent()) {
      looks.at(caller, "evidence-read", Long.toString(id), reason);
    }
    Optional<byte[]> kept = item.flatMap(line -> log.evidence(id));
    return kept.map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_OCTET_STREAM)
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "\"")
                    .<Object>body(bytes))
        .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "No such review, or nothing is kept"));
  }

  @Operation(
      summary = "Decide",
      description =
          "Role operate or decide. The first decision stands; the same one sent again is answered"
              + " alike. Audited, with the reason if one is given.")
  @ApiResponse(responseCode = "200", description = "Decided, and committed")
  @ApiResponse(responseCode = "409", description = "Somebody was first: decided says who and when")
  @ApiResponse(responseCode = "422", description = "Which fields cannot be taken, and why")
  @PostMapping(path = "/{id}/decide", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> decide(
      @PathVariable long id,
      @RequestBody DecisionRequest request,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Decisions.End end = decisions.decide(id, request, caller, reason);
    if (end instanceof Decisions.End.Unclear unclear) {
      return refuse(unclear.errors());
    }
    if (end instanceof Decisions.End.Before before) {
      return Conflict.of(before.decided(), caller.may(Role.IDENTITIES));
    }
    return end instanceof Decisions.End.Made made ? ResponseEntity.ok(made.view()) : nowhere();
  }

  private static ResponseEntity<Object> refuse(List<FieldError> errors) {
    String reasons =
        errors.stream().map(e -> e.field() + ": " + e.reason()).collect(Collectors.joining("; "));
    return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, reasons, errors);
  }

  private static ResponseEntity<Object> nowhere() {
    return Problem.of(HttpStatus.NOT_FOUND, "No such item in review");
  }
}
