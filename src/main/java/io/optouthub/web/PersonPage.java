package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.dossier.Dossier;
import io.optouthub.dossier.Dossiers;
import io.optouthub.dossier.SignedDossiers;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.register.References;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One person, by number, address or reference: everything the hub knows, as a time line. Each look
 * is audited; what was asked for never stands in an address.
 */
@ConsolePage
class PersonPage {

  private final Dossiers dossiers;
  private final SignedDossiers signed;
  private final PhoneNumbers numbers;
  private final WebSettings settings;
  private final Looks looks;

  PersonPage(
      Dossiers dossiers,
      SignedDossiers signed,
      PhoneNumbers numbers,
      WebSettings settings,
      Looks looks) {
    this.dossiers = dossiers;
    this.signed = signed;
    this.numbers = numbers;
    this.settings = settings;
    this.looks = looks;
  }

  @GetMapping("/console/people")
  String ask(Model model) {
    model.addAttribute("country", settings.country());
    return "console/people";
  }

  @PostMapping("/console/people")
  String show(
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String reason,
      Authentication login,
      Model model,
      HttpServletResponse response) {
    Found found = find(who, reason, PersonCaller.of(login));
    model.addAttribute("country", settings.country());
    model.addAttribute("who", who);
    model.addAttribute("problem", found.problem());
    if (found.dossier().isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return "console/people";
    }
    Dossier dossier = found.dossier().get();
    model.addAttribute("dossier", dossier);
    model.addAttribute("line", TimeLine.of(dossier));
    return "console/people";
  }

  /** The same to print; 404 when there is nothing. */
  @PostMapping("/console/people/pdf")
  ResponseEntity<byte[]> pdf(
      @RequestParam(defaultValue = "") String who, Authentication login, Locale locale) {
    Found found = find(who, "pdf", PersonCaller.of(login));
    return found
        .dossier()
        .map(
            dossier ->
                ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dossier.pdf\"")
                    .body(signed.pdf(dossier, locale)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  /**
   * @param problem the message {@code people.<problem>}; empty when there is none
   */
  private record Found(Optional<Dossier> dossier, String problem) {}

  private Found find(String who, String reason, Caller caller) {
    String why = reason.isBlank() ? null : reason.strip();
    String reference = References.tidy(who);
    if (!reference.isEmpty()) {
      looks.at(caller, "dossier-read", reference, why);
      try {
        return found(dossiers.byReference(reference));
      } catch (Dossiers.TooMany e) {
        return new Found(Optional.empty(), "many");
      }
    }
    Fields fields = new Fields();
    Optional<Identity> identity =
        who.contains("@") ? fields.email(who) : fields.phone(who, settings.country(), numbers);
    if (identity.isEmpty()) {
      return new Found(Optional.empty(), "unclear");
    }
    looks.at(caller, "dossier-read", "by number or address", why);
    return found(dossiers.of(identity.get()));
  }

  private static Found found(Optional<Dossier> dossier) {
    return new Found(dossier, dossier.isEmpty() ? "unknown" : "");
  }
}
