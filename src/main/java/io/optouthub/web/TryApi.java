package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.intake.Channels;
import io.optouthub.intake.Channels.Declared;
import io.optouthub.intake.Channels.Kind;
import io.optouthub.intake.trial.Trial;
import io.optouthub.intake.trial.Trials;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says what would come of a sample, and stores nothing; role read. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Try")
class TryApi {

  private static final int ROWS = 1_000;

  private final Channels channels;
  private final Trials trials;
  private final Looks looks;

  TryApi(Channels channels, Trials trials, Looks looks) {
    this.channels = channels;
    this.trials = trials;
    this.looks = looks;
  }

  /** The parts of a trial, for the API's own page. */
  record Parts(
      @Schema(description = "The route file's text; for /try only") String route,
      @Schema(type = "string", format = "binary", description = "A mail, file or webhook body")
          String sample,
      @Schema(description = "mail, file or webhook, if not as the channel takes it") String as) {}

  @Operation(
      summary = "What would come of a sample if it arrived by this channel",
      description =
          "Role read; identities are masked but for operate and identities, and that is audited. The body is the sample"
              + " itself, or multipart with the part 'sample'. At most the first 1,000 rows are"
              + " answered, all are counted; nothing is stored, and steps of the route other than"
              + " the last are not run.",
      requestBody =
          @RequestBody(
              content = {
                @Content(mediaType = "*/*"),
                @Content(
                    mediaType = Sample.MULTIPART,
                    schema = @Schema(implementation = Parts.class))
              }))
  @Parameters({
    @Parameter(name = "as", in = ParameterIn.QUERY, description = "mail, file or webhook"),
    @Parameter(name = "file", in = ParameterIn.QUERY, description = "What the file is called")
  })
  @PostMapping("/channels/{name}/try")
  ResponseEntity<Object> installed(
      @PathVariable String name,
      @Parameter(hidden = true) HttpServletRequest request,
      @AuthenticationPrincipal Caller caller)
      throws IOException {
    Optional<Declared> declared = channels.find(name).filter(found -> caller.sees(name));
    if (declared.isEmpty()) {
      return Problem.of(HttpStatus.NOT_FOUND, "No channel of that name has a route in force");
    }
    Optional<Sample> sample = Sample.read(request);
    return sample.isEmpty() ? broken() : tried(declared.get(), sample.get(), caller);
  }

  @Operation(
      summary = "The same with a route file that is not installed",
      description = "Role read. Nothing of the file is started, and its placeholders stay as is.",
      requestBody =
          @RequestBody(
              content =
                  @Content(
                      mediaType = Sample.MULTIPART,
                      schema = @Schema(implementation = Parts.class))))
  @PostMapping(path = "/try", consumes = Sample.MULTIPART)
  ResponseEntity<Object> notInstalled(
      @Parameter(hidden = true) HttpServletRequest request, @AuthenticationPrincipal Caller caller)
      throws IOException {
    Optional<Sample> sample = Sample.read(request);
    if (sample.isEmpty()) {
      return broken();
    }
    if (!sample.get().parts().containsKey("route")) {
      return Problem.field(HttpStatus.BAD_REQUEST, "route", "the part with the route file's text");
    }
    Channels.Read read = channels.read(sample.get().text("route"));
    if (read instanceof Channels.Read.Refused refused) {
      String line = refused.line() == null ? "" : "line " + refused.line() + ": ";
      return Problem.field(HttpStatus.UNPROCESSABLE_ENTITY, "route", line + refused.reason());
    }
    return tried(((Channels.Read.Found) read).declared(), sample.get(), caller);
  }

  private ResponseEntity<Object> tried(Declared declared, Sample sample, Caller caller) {
    Sample.Part part = sample.parts().get("sample");
    if (part == null || part.bytes().length == 0) {
      return Problem.field(HttpStatus.BAD_REQUEST, "sample", "a mail, a file or a webhook's body");
    }
    String as = sample.text("as");
    Optional<Kind> kind = as.isBlank() ? Optional.of(declared.kind()) : Kind.of(as.strip());
    if (kind.isEmpty()) {
      return Problem.field(HttpStatus.BAD_REQUEST, "as", "one of mail, file, webhook");
    }
    Declared taken = new Declared(declared.channel(), kind.get());
    try {
      Trial trial =
          trials.run(taken.channel(), taken.kind(), sample.fileName(), part.bytes(), ROWS);
      boolean clear = caller.may(Role.IDENTITIES);
      if (clear) {
        String reason = sample.text("reason");
        String why = reason.isBlank() ? null : reason;
        looks.at(caller, "trial-read", taken.channel().name(), why);
      }
      return ResponseEntity.ok(TrialView.of(taken, trial, clear));
    } catch (IOException | UncheckedIOException e) {
      return Problem.field(
          HttpStatus.UNPROCESSABLE_ENTITY, "sample", "it cannot be read to its end");
    }
  }

  private static ResponseEntity<Object> broken() {
    return Problem.of(HttpStatus.BAD_REQUEST, "The body is not multipart/form-data as it says");
  }
}
