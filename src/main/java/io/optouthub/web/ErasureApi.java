package io.optouthub.web;

import io.optouthub.access.Audit;
import io.optouthub.access.Caller;
import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.register.Erasures;
import io.optouthub.register.Histories;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Erases one person, but not before every target has the word; role erase, audited. */
@RestController
@Tag(name = "Operation")
class ErasureApi {

  private static final Set<String> OWED = Set.of("pending", "parked");

  private final Erasures erasures;
  private final Histories histories;
  private final Deliveries deliveries;
  private final PhoneNumbers numbers;
  private final WebSettings settings;
  private final Audit audit;

  ErasureApi(
      Erasures erasures,
      Histories histories,
      Deliveries deliveries,
      PhoneNumbers numbers,
      WebSettings settings,
      Audit audit) {
    this.erasures = erasures;
    this.histories = histories;
    this.deliveries = deliveries;
    this.numbers = numbers;
    this.settings = settings;
    this.audit = audit;
  }

  @Operation(
      summary =
          "Erase a person's clear identity and evidence; the suppression stays, as a fingerprint",
      description =
          "Role operate or erase. 409 names the targets that have not applied the person's requests yet, since"
              + " they could not be told any more; with undelivered=drop they never will be. Lists sent"
              + " from now on hold the person no more. Audited, and the reason must be given.")
  @PostMapping("/api/v1/erasures")
  ResponseEntity<Object> erase(
      @RequestBody Whom whom,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String undelivered,
      @AuthenticationPrincipal Caller caller) {
    Fields fields = new Fields();
    Optional<Identity> identity = whom.read(fields, settings, numbers);
    if (reason == null || reason.isBlank()) {
      fields.error("reason", "why it is erased must be said, for the audit");
    }
    if (undelivered != null && !undelivered.equals("drop")) {
      fields.error("undelivered", "drop, or nothing");
    }
    if (identity.isEmpty() || !fields.errors().isEmpty()) {
      return fields.problem();
    }
    Set<UUID> person = histories.people(identity.get());
    if (person.isEmpty()) {
      return Problem.of(HttpStatus.NOT_FOUND, "Nothing was registered for this");
    }
    Set<String> owed = owed(person);
    if (!owed.isEmpty() && undelivered == null) {
      return Problem.of(
          HttpStatus.CONFLICT,
          "Not applied yet at " + String.join(", ", owed) + "; nothing erased");
    }
    // Before, so that nothing is ever erased without a line that says who did.
    audit.record(caller.name(), "person-erased", person.iterator().next().toString(), reason);
    return ResponseEntity.ok(new Done(erasures.erase(identity.get()), List.copyOf(owed)));
  }

  /** Targets that still have to apply one of the person's requests. */
  private Set<String> owed(Set<UUID> person) {
    Set<String> owed = new TreeSet<>();
    histories.of(person).items().stream()
        .flatMap(item -> item.requests().stream())
        .flatMap(request -> deliveries.atTargets(request.seq()).stream())
        .filter(at -> OWED.contains(at.state()))
        .forEach(at -> owed.add(at.target()));
    return owed;
  }

  /**
   * @param undelivered targets that will never be told
   */
  record Done(Erasures.Erased erased, List<String> undelivered) {}
}
