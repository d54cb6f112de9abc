package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.intake.WorkFolder;
import io.optouthub.register.ScrubRecords;
import io.optouthub.scrub.Attestations;
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
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes out of a calling list whoever must not be called, while it is sent. */
@RestController
@Tag(name = "Scrub")
class ScrubApi {

  private static final Duration SHORTLY = Duration.ofSeconds(10);

  private final Scrubs scrubs;
  private final Attestations attestations;
  private final WorkFolder work;
  private final WebSettings settings;

  ScrubApi(Scrubs scrubs, Attestations attestations, WorkFolder work, WebSettings settings) {
    this.scrubs = scrubs;
    this.attestations = attestations;
    this.work = work;
    this.settings = settings;
  }

  @Operation(
      summary = "A list without those who must not be called",
      description =
          "Role check. The body is the list itself (CSV, also in gzip, or XLSX), or multipart with one file. Every byte"
              + " but the removed rows comes back as it was sent, while the list is still being sent. An answer"
              + " that ends too early (the connection breaks) is worthless, and is not attested.")
  @Parameters({
    @Parameter(
        name = "medium",
        in = ParameterIn.QUERY,
        description = "voice, sms, email, post, by comma; none: any"),
    @Parameter(name = "brand", in = ParameterIn.QUERY, description = "none: all of them"),
    @Parameter(
        name = "country",
        in = ParameterIn.QUERY,
        description = "of numbers without one: FR"),
    @Parameter(
        name = "unreadable",
        in = ParameterIn.QUERY,
        description = "remove (default) or keep"),
    @Parameter(
        name = "column",
        in = ParameterIn.QUERY,
        description = "name or number from 1; may be repeated"),
    @Parameter(
        name = "answer",
        in = ParameterIn.QUERY,
        description = "clean (default), removed, summary, zip"),
    @Parameter(
        name = "stream",
        in = ParameterIn.QUERY,
        description = "false: nothing is sent before all was read")
  })
  @PostMapping("/api/v1/scrub")
  @Nullable ResponseEntity<Object> scrub(
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response,
      @AuthenticationPrincipal Caller caller)
      throws IOException {
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
      return Streamed.answer(request, response, query.stream(), work, run(query));
    }
  }

  private Streamed.Work run(ScrubQuery query) {
    return (in, streamed) -> {
      String id = UUID.randomUUID().toString();
      try (ScrubAnswers answers =
          new ScrubAnswers(query.answer(), streamed.out(), () -> work.file("scrub"))) {
        streamed.head(id, answers::type, answers::name);
        scrubs.scrub(id, query.question(), in, answers);
        answers.end(attestations.find(id).map(ScrubRecords.Kept::file).orElseThrow());
      }
    };
  }
}
