package io.optouthub.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.optout.Arrival;
import io.optouthub.web.Problem.FieldError;
import io.optouthub.web.Submissions.Taken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests, and says how far they got. */
@RestController
@RequestMapping("/api/v1/opt-outs")
@Tag(name = "Requests")
class OptOutsApi {

  private final RequestReader reader;
  private final Submissions submissions;
  private final RequestViews views;
  private final ObjectMapper json;
  private final Clock clock;

  OptOutsApi(
      RequestReader reader,
      Submissions submissions,
      RequestViews views,
      ObjectMapper json,
      Clock clock) {
    this.reader = reader;
    this.submissions = submissions;
    this.views = views;
    this.json = json;
    this.clock = clock;
  }

  @Operation(summary = "Take a request", description = "Role intake. Answers after commit.")
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Object> take(
      @RequestBody OptOutRequest request,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String header,
      @AuthenticationPrincipal Caller caller)
      throws JsonProcessingException {
    Fields ids = new Fields();
    Optional<String> id = ids.text("id", request.id(), 200);
    Optional<String> same = ids.text("Idempotency-Key", header, 200);
    if (!ids.errors().isEmpty()) {
      return refuse(request, ids.errors());
    }
    Reading reading = reader.read(request);
    if (reading instanceof Reading.Unclear unclear) {
      return refuse(request, unclear.errors());
    }
    Reading.Understood understood = (Reading.Understood) reading;
    String origin = same.or(() -> id).orElseGet(() -> UUID.randomUUID().toString());
    Taken taken =
        submissions.take(
            arrival(origin, caller.name() + ":" + origin),
            understood.requests(),
            understood.words());
    return ResponseEntity.accepted().body(new Accepted(taken.reference(), taken.outcome().word()));
  }

  @Operation(summary = "How far a request got", description = "Role read or intake.")
  @GetMapping("/{reference}")
  ResponseEntity<Object> show(
      @PathVariable String reference, @AuthenticationPrincipal Caller caller) {
    return views
        .find(reference, caller.may(Role.IDENTITIES))
        .map(view -> ResponseEntity.ok().<Object>body(view))
        .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "No such reference"));
  }

  // Kept and counted like everything that arrives, but under a key of its own: corrected and sent
  // again with the same id, it must not pass for known.
  private ResponseEntity<Object> refuse(OptOutRequest request, List<FieldError> errors)
      throws JsonProcessingException {
    String reasons =
        errors.stream().map(e -> e.field() + ": " + e.reason()).collect(Collectors.joining("; "));
    String random = UUID.randomUUID().toString();
    submissions.refuse(arrival(random, random), reasons, json.writeValueAsBytes(request));
    return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, reasons, errors);
  }

  private static final String CHANNEL = "api";

  private Arrival arrival(String origin, String key) {
    return new Arrival(CHANNEL, Arrival.Kind.API, origin, key, clock.instant());
  }

  /**
   * @param outcome {@code registered}, {@code known} or {@code review}
   */
  record Accepted(String reference, String outcome) {}
}
