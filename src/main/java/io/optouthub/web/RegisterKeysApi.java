package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.register.Keyset;
import io.optouthub.register.RegisterKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the keys of the register and rotates them; role operate. Never shows a key itself. */
@RestController
@RequestMapping("/api/v1/register/keys")
@Tag(name = "Operation")
class RegisterKeysApi {

  private final RegisterKeys keys;

  RegisterKeysApi(RegisterKeys keys) {
    this.keys = keys;
  }

  @Operation(
      summary =
          "Which key is in use, what the others are still needed for, and how far the work is",
      description =
          "Role operate. Reads whole tables. Fingerprint keys: erased is the number of people whom no"
              + " work can give a newer fingerprint. A hub that lacks a key holds its use up.")
  @GetMapping
  RegisterKeys.Status status() {
    return keys.status();
  }

  @Operation(
      summary = "Make a new key and take it into use",
      description =
          "Role operate. Where the hub made its keys itself; 409 where they are configured, which says"
              + " what to do. Audited.")
  @PostMapping("/{keyset:identity|fingerprint}/rotate")
  ResponseEntity<Object> rotate(
      @PathVariable String keyset,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    return answer(keys.rotate(of(keyset), caller.name(), reason));
  }

  @Operation(
      summary = "Take away a key that nothing needs any more",
      description = "Role operate. 409 says what needs it. Audited.")
  @DeleteMapping("/{keyset:identity|fingerprint}/{id}")
  ResponseEntity<Object> remove(
      @PathVariable String keyset,
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    return answer(keys.remove(of(keyset), id, caller.name(), reason));
  }

  private static Keyset of(String word) {
    return Keyset.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static ResponseEntity<Object> answer(RegisterKeys.Answer answer) {
    return answer instanceof RegisterKeys.Answer.Refused refused
        ? Problem.of(HttpStatus.CONFLICT, refused.why())
        : ResponseEntity.ok(answer);
  }
}
