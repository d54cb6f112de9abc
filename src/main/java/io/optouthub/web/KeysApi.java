package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.optouthub.access.By;
import io.optouthub.access.Caller;
import io.optouthub.access.IssuedKeys;
import io.optouthub.access.IssuedKeys.Rotation;
import io.optouthub.access.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The keys of the API, made, renewed and revoked while the hub runs; role administer. */
@RestController
@RequestMapping("/api/v1/keys")
@Tag(name = "Access")
class KeysApi {

  private final IssuedKeys keys;
  private final Clock clock;

  KeysApi(IssuedKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Operation(summary = "Keys, without their secrets", description = "Role administer.")
  @GetMapping
  List<KeyView> all() {
    return keys.all().stream().map(KeyView::of).toList();
  }

  @Operation(
      summary = "A new key",
      description =
          "Role administer. It is answered this once. Audited, with the reason if one is given.")
  @PostMapping
  ResponseEntity<Object> make(
      @RequestBody KeyRequest request,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Fields fields = new Fields();
    Optional<KeyRequest.Wanted> read = request.read(fields, clock.instant());
    if (read.isEmpty()) {
      return fields.problem();
    }
    KeyRequest.Wanted wanted = read.get();
    By by = new By(caller.name(), reason);
    return keys.make(wanted.name(), wanted.roles(), wanted.channels(), wanted.expires(), by)
        .map(key -> once(HttpStatus.CREATED, new Made(wanted.name(), key, wanted.expires(), null)))
        .orElseGet(
            () ->
                Problem.of(
                    HttpStatus.CONFLICT,
                    "There is, or was, a key of that name; rotate renews one"));
  }

  @Operation(
      summary = "A new key under the same name",
      description =
          "Role administer. The old one is still good for the overlap, 24h if none is given. A key of"
              + " the settings is renewed there. Audited, with the reason if one is given.")
  @PostMapping("/{name}/rotate")
  ResponseEntity<Object> rotate(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable RotationRequest body,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    RotationRequest request = body == null ? RotationRequest.USUAL : body;
    Fields fields = new Fields();
    fields.unknown(request.unknown(), "overlap, expires");
    Duration overlap = request.overlap(fields);
    Optional<Instant> expires = fields.future("expires", request.expires(), clock.instant());
    if (!fields.errors().isEmpty()) {
      return fields.problem();
    }
    By by = new By(caller.name(), reason);
    Rotation end = keys.rotate(name, overlap, expires.orElse(null), by);
    if (end instanceof Rotation.Rotated made) {
      return once(HttpStatus.OK, new Made(name, made.key(), made.expires(), made.oldUntil()));
    }
    return end instanceof Rotation.OfSettings
        ? Problem.of(HttpStatus.CONFLICT, "The settings give this key: optout.access.keys.*")
        : Problem.of(HttpStatus.NOT_FOUND, "No such key, or it is revoked");
  }

  @Operation(
      summary = "Revoke a key: at once, at every hub",
      description = "Role administer. Audited, with the reason if one is given.")
  @DeleteMapping("/{name}")
  ResponseEntity<Object> revoke(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    return keys.revoke(name, new By(caller.name(), reason))
        ? ResponseEntity.noContent().build()
        : Problem.of(HttpStatus.NOT_FOUND, "No such key, or it is revoked");
  }

  private static ResponseEntity<Object> once(HttpStatus status, Made made) {
    return ResponseEntity.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store").body(made);
  }

  /**
   * @param key its only copy
   * @param oldUntil until when the key before is good, too; absent for a new one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Made(String name, String key, @Nullable Instant expires, @Nullable Instant oldUntil) {}

  /** As {@link IssuedKeys.Key}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeyView(
      String name,
      List<String> roles,
      @Nullable Set<String> channels,
      String lastFour,
      Instant createdAt,
      Instant issuedAt,
      @Nullable Instant expires,
      @Nullable Instant oldUntil,
      @Nullable Instant revokedAt) {

    static KeyView of(IssuedKeys.Key key) {
      return new KeyView(
          key.name(),
          key.roles().stream().sorted().map(Role::word).toList(),
          key.channels(),
          key.lastFour(),
          key.createdAt(),
          key.issuedAt(),
          key.expiresAt(),
          key.oldUntil(),
          key.revokedAt());
    }
  }
}
