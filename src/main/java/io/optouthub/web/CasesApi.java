package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.register.Cases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** Complaints and repeats: seen by role read, closed by role decide. */
@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "Cases")
class CasesApi {

  private final Cases cases;
  private final CaseViews views;
  private final Looks looks;

  CasesApi(Cases cases, CaseViews views, Looks looks) {
    this.cases = cases;
    this.views = views;
    this.looks = looks;
  }

  @Operation(
      summary = "Cases: open ones, what is due first first; or closed ones, newest first",
      description = "Role read. The next page is after the last one's id. No identities.")
  @GetMapping
  ResponseEntity<Object> list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int limit) {
    ResponseEntity<Object> bounds = Paging.problem(limit, after);
    if (bounds != null) {
      return bounds;
    }
    List<Cases.Case> page =
        switch (state) {
          case "open" -> cases.open(after, limit);
          case "closed" -> cases.closed(after, limit);
          default -> List.of();
        };
    return state.matches("open|closed")
        ? ResponseEntity.ok(page.stream().map(views::brief).toList())
        : Problem.field(HttpStatus.BAD_REQUEST, "state", "open or closed");
  }

  @Operation(
      summary = "One case, with what the person wrote",
      description =
          "Role read. Identities, words and remarks are shown to operate and identities only, and"
              + " that is audited, with the reason if one is given.")
  @GetMapping("/{id}")
  ResponseEntity<Object> one(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    boolean clear = caller.may(Role.IDENTITIES);
    Optional<Cases.Case> found = cases.find(id, clear);
    if (clear && found.isPresent()) {
      looks.at(caller, "case-read", Long.toString(id), reason);
    }
    return found
        .map(one -> ResponseEntity.ok().<Object>body(views.whole(one, clear)))
        .orElseGet(CasesApi::nowhere);
  }

  @Operation(
      summary = "Close a case",
      description =
          "Role operate or decide. The first closing stands. Audited, with the reason if one is"
              + " given.")
  @ApiResponse(responseCode = "200", description = "Closed")
  @ApiResponse(responseCode = "409", description = "Somebody was first")
  @ApiResponse(responseCode = "422", description = "Which fields cannot be taken, and why")
  @PostMapping(path = "/{id}/close", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> close(
      @PathVariable long id,
      @RequestBody ClosingRequest request,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Fields fields = new Fields();
    Optional<Cases.Closing> closing =
        Optional.ofNullable(request.closing()).flatMap(Cases.Closing::of);
    if (closing.isEmpty()) {
      fields.error("closing", ClosingRequest.WORDS);
    }
    String remark = request.remark(fields);
    fields.unknown(request.unknown(), "closing, remark");
    if (closing.isEmpty() || !fields.errors().isEmpty()) {
      return fields.problem();
    }
    Cases.Answer answer = cases.close(id, closing.get(), caller.name(), remark);
    if (answer instanceof Cases.Answer.Before before) {
      return Problem.of(HttpStatus.CONFLICT, CaseViews.stands(before.closed()));
    }
    if (answer instanceof Cases.Answer.Made made) {
      boolean clear = caller.may(Role.IDENTITIES);
      looks.at(caller, "case-closed:" + closing.get().word(), Long.toString(id), reason);
      return ResponseEntity.ok(views.whole(made.closed(), clear));
    }
    return nowhere();
  }

  private static ResponseEntity<Object> nowhere() {
    return Problem.of(HttpStatus.NOT_FOUND, "No such case");
  }
}
