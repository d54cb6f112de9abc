package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.intake.Digests;
import io.optouthub.register.ScrubRecords;
import io.optouthub.scrub.Attestations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows and verifies what was attested of scrubs. */
@RestController
@Tag(name = "Scrub")
class AttestationApi {

  private final Attestations attestations;

  AttestationApi(Attestations attestations) {
    this.attestations = attestations;
  }

  @Operation(
      summary = "What is attested of a scrub, signed",
      description =
          "Role check for one's own, audit for all. JSON, or a PDF with Accept: application/pdf (lang=fr). There is none"
              + " before the list was scrubbed to its end.")
  @GetMapping("/api/v1/scrub/{id}")
  ResponseEntity<Object> show(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String lang,
      @RequestHeader(defaultValue = "application/json") String accept,
      @AuthenticationPrincipal Caller caller) {
    Optional<ScrubRecords.Kept> kept =
        attestations
            .find(id)
            .filter(one -> caller.may(Role.AUDIT) || one.by().equals(caller.name()));
    if (kept.isEmpty()) {
      return Problem.of(HttpStatus.NOT_FOUND, "No scrub of that id was completed");
    }
    boolean pdf = accept.contains(MediaType.APPLICATION_PDF_VALUE);
    Locale locale = "fr".equals(lang) ? Locale.FRENCH : Locale.ENGLISH;
    return ResponseEntity.ok()
        .contentType(pdf ? MediaType.APPLICATION_PDF : MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"attestation." + (pdf ? "pdf" : "json") + "\"")
        .body(pdf ? attestations.pdf(kept.get(), locale) : kept.get().file());
  }

  @Operation(
      summary =
          "Whether an attestation, as it was downloaded, is this hub's, unchanged and still valid",
      description =
          "For everybody. The body is the attestation, or multipart with the parts 'attestation' and 'list'; or the"
              + " list's digest in sha256.")
  @Parameter(name = "sha256", in = ParameterIn.QUERY, description = "The list's digest, in hex")
  @PostMapping(
      path = "/api/v1/scrub/verify",
      consumes = {MediaType.ALL_VALUE})
  ResponseEntity<Object> verify(@Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    Optional<Sample> sample = Sample.read(request);
    if (sample.isEmpty()) {
      return Problem.of(HttpStatus.BAD_REQUEST, "The body is not multipart/form-data as it says");
    }
    var parts = sample.get().parts();
    Sample.Part file = parts.getOrDefault("attestation", parts.get("sample"));
    Sample.Part list = parts.get("list");
    String digest = list == null ? sample.get().text("sha256").strip() : Digests.of(list.bytes());
    return ResponseEntity.ok(
        Verified.of(
            file == null ? Optional.empty() : attestations.genuine(file.bytes()),
            digest.toLowerCase(Locale.ROOT),
            attestations));
  }
}
