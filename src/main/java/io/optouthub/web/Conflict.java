package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.optouthub.register.IntakeLog;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A problem that says whose decision stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Conflict(String title, int status, String detail, ReviewView.DecidedView decided) {

  /**
   * @param clear whether the remark is shown, which may name somebody
   */
  static ResponseEntity<Object> of(IntakeLog.Decided decided, boolean clear) {
    String detail =
        "Decided already: "
            + decided.verdict().word()
            + " by "
            + decided.by()
            + " at "
            + decided.at();
    return ResponseEntity.status(HttpStatus.CONFLICT)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            new Conflict(
                Problem.title(HttpStatus.CONFLICT),
                HttpStatus.CONFLICT.value(),
                detail,
                ReviewView.DecidedView.of(decided, clear)));
  }
}
