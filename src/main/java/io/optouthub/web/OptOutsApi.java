package io.optouthub.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.intake.FormNote;
import io.optouthub.optout.Arrival;
import io.optouthub.web.Problem.FieldError;
import io.optouthub.web.Submissions.Taken;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests, and says how far they got. */
@RestController
@RequestMapping("/api/v1/opt-outs")
@Tag(name = "Requests")
class OptOutsApi {

  private final RequestReader reader;
  private final Submissions submissions;
  private final RequestViews views;
  private final Looks looks;
  private final ObjectMapper json;
  private final Clock clock;

  OptOutsApi(
      RequestReader reader,
      Submissions submissions,
      RequestViews views,
      Looks looks,
      ObjectMapper json,
      Clock clock) {
    this.reader = reader;
    this.submissions = submissions;
    this.views = views;
    this.looks = looks;
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
    String channel = channel(request, caller, ids);
    Optional<String> id = ids.text("id", request.id(), 200);
    Optional<String> same = ids.text("Idempotency-Key", header, 200);
    if (!ids.errors().isEmpty()) {
      return refuse(channel, request, ids.errors());
    }
    Reading reading = reader.read(request);
    if (reading instanceof Reading.Unclear unclear) {
      return refuse(channel, request, unclear.errors());
    }
    Reading.Understood understood = (Reading.Understood) reading;
    String origin = same.or(() -> id).orElseGet(() -> UUID.randomUUID().toString());
    Taken taken =
        submissions.take(
            arrival(channel, origin, caller.name() + ":" + origin),
            understood.requests(),
            new FormNote(null, "en", understood.words()));
    return ResponseEntity.accepted().body(new Accepted(taken.reference(), taken.outcome().word()));
  }

  @Operation(
      summary = "How far a request got",
      description =
          "Role read or intake; identities are shown to operate and identities only: audited.")
  @GetMapping("/{reference}")
  ResponseEntity<Object> show(
      @PathVariable String reference,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Optional<RequestViews.RequestView> view =
        views
            .find(reference, caller.may(Role.IDENTITIES))
            .filter(found -> caller.sees(found.channel()));
    if (view.isPresent() && view.get().clear()) {
      looks.at(caller, "request-read", reference, reason);
    }
    return view.map(found -> ResponseEntity.ok().<Object>body(found))
        .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "No such reference"));
  }

  // Kept and counted like everything that arrives, but under a key of its own: corrected and sent
  // again with the same id, it must not pass for known.
  private ResponseEntity<Object> refuse(
      String channel, OptOutRequest request, List<FieldError> errors)
      throws JsonProcessingException {
    String reasons =
        errors.stream().map(e -> e.field() + ": " + e.reason()).collect(Collectors.joining("; "));
    String random = UUID.randomUUID().toString();
    submissions.refuse(arrival(channel, random, random), reasons, json.writeValueAsBytes(request));
    return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, reasons, errors);
  }

  private static final String CHANNEL = "api";

  /** By the key, not by its holder: a key for all channels hands in to the API's own. */
  private static String channel(OptOutRequest request, Caller caller, Fields fields) {
    String named = request.channel() == null ? CHANNEL : request.channel();
    Set<String> only = caller.channels() == null ? Set.of(CHANNEL) : caller.channels();
    if (request.channel() == null && !only.contains(CHANNEL) && only.size() == 1) {
      return only.iterator().next();
    }
    if (!only.contains(named)) {
      fields.error("channel", "one of those that this key is for: " + String.join(", ", only));
      return CHANNEL;
    }
    return named;
  }

  private Arrival arrival(String channel, String origin, String key) {
    return new Arrival(channel, Arrival.Kind.API, origin, key, clock.instant());
  }

  /**
   * @param outcome {@code registered}, {@code known} or {@code review}
   */
  record Accepted(String reference, String outcome) {}
}
