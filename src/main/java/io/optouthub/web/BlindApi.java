package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.intake.WorkFolder;
import io.optouthub.scrub.BlindScrubs;
import io.optouthub.scrub.Scrubs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same for vendors that send keyed fingerprints instead of numbers. */
@RestController
@Tag(name = "Scrub")
class BlindApi {

  private static final Duration SHORTLY = Duration.ofSeconds(10);

  private final Scrubs scrubs;
  private final BlindScrubs blind;
  private final WorkFolder work;
  private final WebSettings settings;

  BlindApi(Scrubs scrubs, BlindScrubs blind, WorkFolder work, WebSettings settings) {
    this.scrubs = scrubs;
    this.blind = blind;
    this.work = work;
    this.settings = settings;
  }

  @Operation(
      summary = "Which of a vendor's keyed fingerprints to drop",
      description =
          "Role check, by a key of optout.scrub.blind. A line each: HMAC-SHA-256 of the number in E.164 under the agreed"
              + " secret, in hex or base64. Answered are the lines to be dropped, as they were sent. The attestation"
              + " says how many suppressed people cannot be found so (notCovered): they were erased before.")
  @Parameters({
    @Parameter(
        name = "medium",
        in = ParameterIn.QUERY,
        description = "voice, sms, email, post, by comma; none: any"),
    @Parameter(name = "brand", in = ParameterIn.QUERY, description = "none: all of them"),
    @Parameter(
        name = "unreadable",
        in = ParameterIn.QUERY,
        description = "remove (default): answered too; or keep")
  })
  @PostMapping("/api/v1/scrub/blind")
  @Nullable ResponseEntity<Object> scrub(
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response,
      @AuthenticationPrincipal Caller caller)
      throws IOException {
    Optional<String> vendor = blind.vendor(caller.name());
    if (vendor.isEmpty()) {
      return Problem.of(HttpStatus.FORBIDDEN, "This key is no vendor's of optout.scrub.blind");
    }
    Fields fields = new Fields();
    ScrubQuery query =
        ScrubQuery.read(request.getQueryString(), caller.name(), settings.country(), fields);
    if (!fields.errors().isEmpty()) {
      return fields.problem();
    }
    Optional<Scrubs.Turn> turn = scrubs.turn();
    if (turn.isEmpty()) {
      return Problem.tooMany(SHORTLY, "Too many lists are being scrubbed");
    }
    try (Scrubs.Turn now = turn.get()) {
      return Streamed.answer(
          request,
          response,
          query.stream(),
          work,
          (in, streamed) -> {
            String id = UUID.randomUUID().toString();
            streamed.head(id, () -> "text/plain;charset=UTF-8", () -> "drop.txt");
            blind.scrub(id, vendor.get(), query.question(), in, streamed.out());
          });
    }
  }
}
