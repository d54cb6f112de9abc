package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.optouthub.access.ConsoleRole;
import io.optouthub.access.OwnPassword;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A console user as it is to be, before anything in it was understood. */
record UserRequest(
    @Schema(description = "Of a new user", example = "camille") @Nullable String name,
    @Schema(description = "viewer, operator, dpo or administrator", example = "dpo")
        @Nullable String role,
    @Schema(description = "12 to 200 characters; made if a new user has none")
        @Nullable String password,
    @Schema(description = "Of a user that is there") @Nullable Boolean disabled,
    @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> unknown) {

  /** Everything that is wrong with what both a new and a changed user have. */
  void check(Fields fields) {
    fields.unknown(unknown, "name, role, password, disabled");
    if (role != null && ConsoleRole.of(role).isEmpty()) {
      fields.error("role", "one of viewer, operator, dpo, administrator");
    }
    if (password != null
        && (password.length() < OwnPassword.SHORTEST || password.length() > OwnPassword.LONGEST)) {
      fields.error("password", OwnPassword.SHORTEST + " to " + OwnPassword.LONGEST + " characters");
    }
  }

  Optional<ConsoleRole> consoleRole() {
    return role == null ? Optional.empty() : ConsoleRole.of(role);
  }

  @Override
  public String toString() {
    return "UserRequest[sealed]";
  }
}
