package io.optouthub.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.register.Checks;
import io.optouthub.register.Standing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers the question before a call: may this person be solicited? */
@RestController
@Tag(name = "Check")
class CheckApi {

  private final Checks checks;
  private final PhoneNumbers numbers;
  private final WebSettings settings;

  CheckApi(Checks checks, PhoneNumbers numbers, WebSettings settings) {
    this.checks = checks;
    this.numbers = numbers;
    this.settings = settings;
  }

  @Operation(
      summary = "Whether an identity is suppressed",
      description =
          "Role check. Without a medium: by any of them; without a brand: for any. Everything up to"
              + " the entry asOf is in the answer: what this hub acknowledged, and what another did"
              + " a second ago.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content = @Content(schema = @Schema(implementation = Answer.class))))
  @GetMapping("/api/v1/check")
  ResponseEntity<Object> check(
      @RequestParam(required = false) @Nullable String phone,
      @RequestParam(required = false) @Nullable String email,
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(required = false) @Nullable String medium,
      @RequestParam(required = false) @Nullable String brand) {
    Fields fields = new Fields();
    CheckDefaults asked = asked(country, medium, brand, fields);
    Optional<Identity> number = fields.phone(plus(phone), asked.country(), numbers);
    Optional<Identity> address = fields.email(email);
    if (fields.errors().isEmpty() && number.isPresent() == address.isPresent()) {
      fields.error("phone", "either a phone number or an e-mail address is needed");
    }
    if (!fields.errors().isEmpty()) {
      return fields.problem();
    }
    Identity who = number.or(() -> address).orElseThrow();
    Standing standing = checks.check(List.of(who), asked.media(), asked.scope()).get(0);
    Map<String, Instant> media = new TreeMap<>();
    standing.since().forEach((one, since) -> media.put(one.word(), since));
    return ResponseEntity.ok(
        new Answer(
            standing.suppressed(),
            standing.since().values().stream().min(Comparator.naturalOrder()).orElse(null),
            standing.asOf(),
            media,
            asked.scope().everyBrand() ? null : asked.scope().brand()));
  }

  @Operation(
      summary = "Whether many identities are suppressed",
      description =
          "Role check. A JSON array, or lines of JSON (application/x-ndjson): each item a number or"
              + " an address as text, or an object with phone or email and, if they differ from the"
              + " query's, country, medium and brand; an id comes back with the answer. Answers"
              + " stream back in the same form and order, one for each item; what cannot be read is"
              + " answered with line and error, and must not be called. As many as one likes: send"
              + " and read at the same time. Should the body break off or be no JSON after the first"
              + " 1,000, the last answer is an error and none follow.",
      requestBody =
          @RequestBody(
              required = true,
              content = {
                @Content(
                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                    array = @ArraySchema(schema = @Schema(implementation = CheckItem.Body.class))),
                @Content(
                    mediaType = CheckItems.LINES,
                    schema = @Schema(implementation = CheckItem.Body.class))
              }),
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(
                      array =
                          @ArraySchema(
                              schema = @Schema(implementation = CheckAnswers.Body.class)))))
  @PostMapping(
      path = "/api/v1/check",
      consumes = {MediaType.APPLICATION_JSON_VALUE, CheckItems.LINES})
  @Nullable ResponseEntity<Object> many(
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(required = false) @Nullable String medium,
      @RequestParam(required = false) @Nullable String brand,
      @Parameter(hidden = true) HttpServletRequest request,
      @Parameter(hidden = true) HttpServletResponse response)
      throws IOException {
    Fields fields = new Fields();
    CheckDefaults asked = asked(country, medium, brand, fields);
    if (!fields.errors().isEmpty()) {
      return fields.problem();
    }
    boolean lines = String.valueOf(request.getContentType()).startsWith(CheckItems.LINES);
    CheckAnswers answers = new CheckAnswers(checks, lines, response);
    try (CheckItems items =
        CheckItems.of(request.getInputStream(), lines, new CheckReader(numbers, asked))) {
      answers.all(items);
      return null;
    } catch (JsonProcessingException e) {
      String what = CheckItems.wrong(e);
      return answers.failed(what) ? null : Problem.of(HttpStatus.BAD_REQUEST, what);
    }
  }

  private CheckDefaults asked(
      @Nullable String country, @Nullable String medium, @Nullable String brand, Fields fields) {
    Set<Medium> media =
        medium == null || medium.isBlank() ? Medium.ALL : fields.media("medium", List.of(medium));
    Scope scope = fields.brand(brand);
    return new CheckDefaults(fields.country(country, settings.country()), media, scope);
  }

  /** In a query a plus means a blank, and callers forget to encode the one of E.164. */
  private static @Nullable String plus(@Nullable String phone) {
    return phone != null && phone.matches(" \\d.*") ? "+" + phone.substring(1) : phone;
  }

  /**
   * @param since the earliest of the media asked for; null when not suppressed
   * @param asOf everything up to this entry is in it
   * @param media since when each that was asked for is suppressed
   * @param brand that it was asked for; null for any
   */
  record Answer(
      boolean suppressed,
      @Nullable Instant since,
      long asOf,
      Map<String, Instant> media,
      @Nullable String brand) {}
}
