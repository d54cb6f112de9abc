package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.register.ChainCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Does something to targets, parked records and the register; role operate. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Operation")
class OperateApi {

  private final TargetActions actions;
  private final TargetViews targets;
  private final ChainCheck chain;

  OperateApi(TargetActions actions, TargetViews targets, ChainCheck chain) {
    this.actions = actions;
    this.targets = targets;
    this.chain = chain;
  }

  @Operation(
      summary = "Pause, resume, resync a target, or retry everything it refused",
      description =
          "Role operate. resync sends everything again, each person's state as it stands; retry puts"
              + " all of its parked records back in line. Audited, with the reason if one is given.")
  @PostMapping("/targets/{name}/{action:pause|resume|resync|retry}")
  ResponseEntity<Object> act(
      @PathVariable String name,
      @PathVariable String action,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    if (targets.find(name).isEmpty()) {
      return Problem.of(HttpStatus.NOT_FOUND, "No such target");
    }
    var what = TargetActions.Action.valueOf(action.toUpperCase(Locale.ROOT));
    actions.at(name, what, caller.name(), reason);
    return targets
        .find(name)
        .map(target -> ResponseEntity.ok().<Object>body(target))
        .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "No such target"));
  }

  @Operation(
      summary = "Take a target away for good",
      description =
          "Role operate. Its route file must be gone; its receipts stay. Connected again under the"
              + " same name, it begins at the beginning.")
  @DeleteMapping("/targets/{name}")
  ResponseEntity<Object> remove(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Optional<TargetViews.TargetView> target = targets.find(name);
    if (target.isEmpty()) {
      return Problem.of(HttpStatus.NOT_FOUND, "No such target");
    }
    if (target.get().kind() != null) {
      return Problem.of(
          HttpStatus.CONFLICT, "It is connected: take routes/targets/" + name + ".yaml away first");
    }
    actions.at(name, TargetActions.Action.REMOVE, caller.name(), reason);
    return ResponseEntity.noContent().build();
  }

  @Operation(summary = "Put a parked record back in line", description = "Role operate. Audited.")
  @PostMapping("/parked/{id}/retry")
  ResponseEntity<Object> retry(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    return actions.retry(id, caller.name(), reason)
        ? ResponseEntity.accepted().body(new Retried(id, "pending"))
        : Problem.of(HttpStatus.NOT_FOUND, "No such parked record, or it is settled already");
  }

  @Operation(summary = "Recompute the hash chain over the log, and name every line that differs")
  @PostMapping("/register/verify")
  Verified verify() {
    ChainCheck.Report report = chain.verify();
    return new Verified(report.intact(), report.entries(), report.groups(), report.findings());
  }

  record Retried(long id, String state) {}

  record Verified(boolean intact, long entries, long groups, List<ChainCheck.Finding> findings) {}
}
