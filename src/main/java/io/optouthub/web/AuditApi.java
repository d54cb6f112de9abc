package io.optouthub.web;

import io.optouthub.access.Audit;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows who did what; role audit. */
@RestController
@Tag(name = "Operation")
class AuditApi {

  private final Audit audit;

  AuditApi(Audit audit) {
    this.audit = audit;
  }

  @Operation(
      summary = "Who did what by hand, oldest first",
      description = "Role operate or audit. The next page is after the last line's id.")
  @GetMapping("/api/v1/audit")
  ResponseEntity<Object> lines(
      @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
    ResponseEntity<Object> problem = Paging.problem(limit, after);
    return problem != null ? problem : ResponseEntity.ok(audit.lines(after, limit));
  }
}
