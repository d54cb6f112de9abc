package io.optouthub.web;

import io.optouthub.delivery.Deliveries;
import io.optouthub.register.ChainCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Does something to targets, parked records and the register; role operate. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Operation")
class OperateApi {

  private final Deliveries deliveries;
  private final TargetViews targets;
  private final ChainCheck chain;

  OperateApi(Deliveries deliveries, TargetViews targets, ChainCheck chain) {
    this.deliveries = deliveries;
    this.targets = targets;
    this.chain = chain;
  }

  @Operation(summary = "Deliver nothing to a target until it is resumed")
  @PostMapping("/targets/{name}/pause")
  ResponseEntity<Object> pause(@PathVariable String name) {
    return at(name, deliveries::pause);
  }

  @Operation(summary = "Go on delivering to a paused target")
  @PostMapping("/targets/{name}/resume")
  ResponseEntity<Object> resume(@PathVariable String name) {
    return at(name, deliveries::resume);
  }

  @Operation(summary = "Send everything again, each person's state as it stands")
  @PostMapping("/targets/{name}/resync")
  ResponseEntity<Object> resync(@PathVariable String name) {
    return at(name, deliveries::resync);
  }

  @Operation(summary = "Put a parked record back in line")
  @PostMapping("/parked/{id}/retry")
  ResponseEntity<Object> retry(@PathVariable long id) {
    return deliveries.retryParked(id)
        ? ResponseEntity.accepted().body(new Retried(id, "pending"))
        : Problem.of(HttpStatus.NOT_FOUND, "No such parked record, or it is settled already");
  }

  @Operation(summary = "Recompute the hash chain over the log, and name every line that differs")
  @PostMapping("/register/verify")
  Verified verify() {
    ChainCheck.Report report = chain.verify();
    return new Verified(report.intact(), report.entries(), report.groups(), report.findings());
  }

  private ResponseEntity<Object> at(String name, Consumer<String> action) {
    if (targets.find(name).isEmpty()) {
      return Problem.of(HttpStatus.NOT_FOUND, "No such target");
    }
    action.accept(name);
    Optional<TargetViews.TargetView> now = targets.find(name);
    return now.map(target -> ResponseEntity.ok().<Object>body(target))
        .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "No such target"));
  }

  record Retried(long id, String state) {}

  record Verified(boolean intact, long entries, long groups, List<ChainCheck.Finding> findings) {}
}
