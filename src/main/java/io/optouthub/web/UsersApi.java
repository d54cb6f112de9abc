package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.optouthub.access.By;
import io.optouthub.access.Caller;
import io.optouthub.access.ConsoleRole;
import io.optouthub.access.Users;
import io.optouthub.access.Users.Wanted;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who may log in to the console, and as what; role administer. */
@RestController
@RequestMapping("/api/v1/users")
@Tag(name = "Access")
class UsersApi {

  static final String NAME = "[a-z0-9][a-z0-9._@-]{0,59}";

  private final Users users;

  UsersApi(Users users) {
    this.users = users;
  }

  @Operation(summary = "Console users", description = "Role administer.")
  @GetMapping
  List<UserView> all() {
    return users.all().stream().map(UserView::of).toList();
  }

  @Operation(
      summary = "A new console user",
      description =
          "Role administer. Without a password one is made and answered, this once. Audited, with"
              + " the reason if one is given.")
  @PostMapping
  ResponseEntity<Object> create(
      @RequestBody UserRequest request,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Fields fields = new Fields();
    request.check(fields);
    String name = request.name();
    if (name == null || !name.matches(NAME)) {
      fields.error("name", "1 to 60 of a-z, 0-9, dot, dash, underscore, at");
    }
    Optional<ConsoleRole> role = request.consoleRole();
    if (role.isEmpty() && fields.errors().isEmpty()) {
      fields.error("role", "one of viewer, operator, dpo, administrator");
    }
    if (request.disabled() != null) {
      fields.error("disabled", "for a user that is there");
    }
    if (name == null || role.isEmpty() || !fields.errors().isEmpty()) {
      return fields.problem();
    }
    By by = new By(caller.name(), reason);
    Optional<String> password = users.create(name, role.get(), request.password(), by);
    if (password.isEmpty()) {
      return Problem.of(HttpStatus.CONFLICT, "There is a user of that name");
    }
    String told = request.password() == null ? password.get() : null;
    return ResponseEntity.status(HttpStatus.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(new Created(name, role.get().word(), told));
  }

  @Operation(
      summary = "Change a user's role or password, disable or enable the user, end a lock",
      description =
          "Role administer. What is absent stays. Ends the user's logins at every hub, and a lock."
              + " The last administrator stays one. Audited, with the reason if one is given.")
  @PatchMapping("/{name}")
  ResponseEntity<Object> change(
      @PathVariable String name,
      @RequestBody UserRequest request,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Fields fields = new Fields();
    request.check(fields);
    if (request.name() != null) {
      fields.error("name", "a user keeps the name; make another one");
    }
    if (!fields.errors().isEmpty()) {
      return fields.problem();
    }
    Wanted wanted =
        new Wanted(request.consoleRole().orElse(null), request.password(), request.disabled());
    return switch (users.change(name, wanted, new By(caller.name(), reason))) {
      case DONE -> shown(name);
      case NO_SUCH_USER -> Problem.of(HttpStatus.NOT_FOUND, "No such user");
      case LAST_ADMINISTRATOR ->
          Problem.of(HttpStatus.CONFLICT, "Nobody could administer any more; nothing was changed");
    };
  }

  private ResponseEntity<Object> shown(String name) {
    return users.all().stream()
        .filter(user -> user.name().equals(name))
        .findFirst()
        .map(user -> ResponseEntity.ok().<Object>body(UserView.of(user)))
        .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "No such user"));
  }

  /**
   * @param password its only copy; absent when the request gave it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Created(String name, String role, @Nullable String password) {}

  /** As {@link Users.User}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record UserView(
      String name,
      String role,
      Instant createdAt,
      @Nullable Instant disabledAt,
      @Nullable Instant lockedUntil) {

    static UserView of(Users.User user) {
      return new UserView(
          user.name(), user.role().word(), user.createdAt(), user.disabledAt(), user.lockedUntil());
    }
  }
}
