package io.optouthub.web;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.register.Register;
import io.optouthub.register.Standing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers the question before a call: may this person be solicited? */
@RestController
@Tag(name = "Check")
class CheckApi {

  private final Register register;
  private final PhoneNumbers numbers;
  private final WebSettings settings;

  CheckApi(Register register, PhoneNumbers numbers, WebSettings settings) {
    this.register = register;
    this.numbers = numbers;
    this.settings = settings;
  }

  @Operation(
      summary = "Whether an identity is suppressed",
      description = "Role check. Without a medium: by any of them; without a brand: for all.")
  @GetMapping("/api/v1/check")
  ResponseEntity<Object> check(
      @RequestParam(required = false) @Nullable String phone,
      @RequestParam(required = false) @Nullable String email,
      @RequestParam(required = false) @Nullable String country,
      @RequestParam(required = false) @Nullable String medium,
      @RequestParam(required = false) @Nullable String brand) {
    Fields fields = new Fields();
    String origin = fields.country(country, settings.country());
    Optional<Identity> number = fields.phone(plus(phone), origin, numbers);
    Optional<Identity> address = fields.email(email);
    Set<Medium> media =
        medium == null || medium.isBlank() ? Medium.ALL : fields.media("medium", List.of(medium));
    Scope scope = fields.brand(brand);
    if (fields.errors().isEmpty() && number.isPresent() == address.isPresent()) {
      fields.error("phone", "either a phone number or an e-mail address is needed");
    }
    if (!fields.errors().isEmpty()) {
      return fields.problem();
    }
    Standing standing = register.check(number.or(() -> address).orElseThrow(), media, scope);
    return ResponseEntity.ok(
        new Answer(
            standing.suppressed(),
            standing.since().values().stream().min(Comparator.naturalOrder()).orElse(null),
            standing.asOf()));
  }

  /** In a query a plus means a blank, and callers forget to encode the one of E.164. */
  private static @Nullable String plus(@Nullable String phone) {
    return phone != null && phone.matches(" \\d.*") ? "+" + phone.substring(1) : phone;
  }

  /**
   * @param since the earliest of the media asked for; null when not suppressed
   * @param asOf the entry that this was read at
   */
  record Answer(boolean suppressed, @Nullable Instant since, long asOf) {}
}
