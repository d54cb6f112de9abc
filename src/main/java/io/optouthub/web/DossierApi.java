package io.optouthub.web;

import io.optouthub.access.Audit;
import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.dossier.Dossier;
import io.optouthub.dossier.Dossiers;
import io.optouthub.dossier.SignedDossiers;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.register.Signing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One person's dossier, signed; for keys that may see identities, and each look is audited. */
@RestController
@Tag(name = "Dossier")
class DossierApi {

  private static final String HOW =
      "Role operate, or read with identities. JSON, or a PDF with Accept: application/pdf, in English"
          + " or French (lang). Signed: see /dossiers/verify. Audited, with the reason if one is given.";

  private final Dossiers dossiers;
  private final SignedDossiers signed;
  private final Signing signing;
  private final PhoneNumbers numbers;
  private final WebSettings settings;
  private final Audit audit;

  DossierApi(
      Dossiers dossiers,
      SignedDossiers signed,
      Signing signing,
      PhoneNumbers numbers,
      WebSettings settings,
      Audit audit) {
    this.dossiers = dossiers;
    this.signed = signed;
    this.signing = signing;
    this.numbers = numbers;
    this.settings = settings;
    this.audit = audit;
  }

  @Operation(summary = "The dossier of the person who asked under a reference", description = HOW)
  @GetMapping("/api/v1/dossiers/{reference}")
  ResponseEntity<Object> byReference(
      @PathVariable String reference,
      @RequestParam(required = false) @Nullable String lang,
      @RequestParam(required = false) @Nullable String reason,
      @RequestHeader(defaultValue = "application/json") String accept,
      @AuthenticationPrincipal Caller caller) {
    if (!caller.may(Role.IDENTITIES)) {
      return Problem.of(HttpStatus.FORBIDDEN, "This key has not the role for this");
    }
    if (!reference.matches("[A-Za-z0-9_-]{1,64}")) {
      return Problem.of(HttpStatus.NOT_FOUND, "No such reference");
    }
    audit.record(caller.name(), "dossier-read", reference, reason);
    try {
      return file(dossiers.byReference(reference), accept, lang);
    } catch (Dossiers.TooMany e) {
      return Problem.of(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }
  }

  @Operation(
      summary = "The dossier of the person with a number or an address",
      description = "A number never stands in an address, hence POST. " + HOW)
  @PostMapping("/api/v1/dossiers")
  ResponseEntity<Object> byNumber(
      @RequestBody Whom whom,
      @RequestParam(required = false) @Nullable String lang,
      @RequestParam(required = false) @Nullable String reason,
      @RequestHeader(defaultValue = "application/json") String accept,
      @AuthenticationPrincipal Caller caller) {
    if (!caller.may(Role.IDENTITIES)) {
      return Problem.of(HttpStatus.FORBIDDEN, "This key has not the role for this");
    }
    Fields fields = new Fields();
    Optional<Identity> identity = whom.read(fields, settings, numbers);
    if (identity.isEmpty()) {
      return fields.problem();
    }
    audit.record(caller.name(), "dossier-read", "by number or address", reason);
    return file(dossiers.of(identity.get()), accept, lang);
  }

  @Operation(
      summary = "Whether a dossier, as it was downloaded, is this hub's and unchanged",
      description = "For everybody.")
  @PostMapping(
      path = "/api/v1/dossiers/verify",
      consumes = {MediaType.ALL_VALUE})
  Map<String, Boolean> verify(@RequestBody byte[] file) {
    return Map.of("genuine", signed.genuine(file));
  }

  @Operation(summary = "The public key that verifies dossiers (Ed25519, PEM)")
  @GetMapping("/.well-known/optout-hub-key.pem")
  ResponseEntity<byte[]> key() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/x-pem-file"))
        .body(signing.publicKey().getBytes(StandardCharsets.US_ASCII));
  }

  private ResponseEntity<Object> file(
      Optional<Dossier> dossier, String accept, @Nullable String lang) {
    if (dossier.isEmpty()) {
      return Problem.of(HttpStatus.NOT_FOUND, "Nothing was registered for this");
    }
    boolean pdf = accept.contains(MediaType.APPLICATION_PDF_VALUE);
    Locale locale = "fr".equals(lang) ? Locale.FRENCH : Locale.ENGLISH;
    byte[] body = pdf ? signed.pdf(dossier.get(), locale) : signed.json(dossier.get());
    return ResponseEntity.ok()
        .contentType(pdf ? MediaType.APPLICATION_PDF : MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"dossier." + (pdf ? "pdf" : "json") + "\"")
        .body(body);
  }
}
