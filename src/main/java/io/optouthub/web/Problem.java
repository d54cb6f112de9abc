package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer that says what was wrong (RFC 9457) and repeats nothing that came in, not even the
 * path.
 *
 * @param errors which field and why; empty when it is about no field
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String title, int status, String detail, List<FieldError> errors) {

  /**
   * @param field as the API names it
   * @param reason why it cannot be taken, without the value
   */
  record FieldError(String field, String reason) {}

  static ResponseEntity<Object> of(HttpStatusCode status, String detail) {
    return of(status, detail, List.of());
  }

  static ResponseEntity<Object> of(HttpStatusCode status, String detail, List<FieldError> errors) {
    return of(status, detail, errors, HttpHeaders.EMPTY);
  }

  static ResponseEntity<Object> field(HttpStatusCode status, String field, String reason) {
    return of(status, field + ": " + reason, List.of(new FieldError(field, reason)));
  }

  /** The register takes nothing now. */
  static ResponseEntity<Object> unavailable() {
    return unavailable(Duration.ofSeconds(5), "The register cannot be reached");
  }

  /**
   * @param wait until it may be sent again
   */
  static ResponseEntity<Object> unavailable(Duration wait, String why) {
    return later(HttpStatus.SERVICE_UNAVAILABLE, wait, why);
  }

  /**
   * @param wait until it may be sent again
   */
  static ResponseEntity<Object> tooMany(Duration wait, String why) {
    return later(HttpStatus.TOO_MANY_REQUESTS, wait, why);
  }

  private static ResponseEntity<Object> later(HttpStatus status, Duration wait, String why) {
    HttpHeaders later = new HttpHeaders();
    later.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds())));
    return of(status, why + "; nothing was taken, send it again later", List.of(), later);
  }

  private static ResponseEntity<Object> of(
      HttpStatusCode status, String detail, List<FieldError> errors, HttpHeaders headers) {
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(new Problem(title(status), status.value(), detail, errors));
  }

  static String title(HttpStatusCode status) {
    return status instanceof HttpStatus known ? known.getReasonPhrase() : "Error";
  }
}
