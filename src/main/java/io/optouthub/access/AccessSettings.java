package io.optouthub.access;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets given from outside instead of made at the first start; they hold from the next start on.
 *
 * @param administratorPassword of the console user {@code administrator}; at least 12 characters
 * @param keys by role ({@code intake}, {@code check}, {@code read}, {@code operate}, {@code
 *     administer}); at least 24 characters
 */
@ConfigurationProperties("optout.access")
record AccessSettings(@Nullable String administratorPassword, @Nullable Map<Role, String> keys) {

  AccessSettings {
    if (administratorPassword != null && administratorPassword.isBlank()) {
      administratorPassword = null;
    }
    if (administratorPassword != null && administratorPassword.length() < 12) {
      throw new IllegalArgumentException(
          "optout.access.administrator-password: at least 12 characters");
    }
    Map<Role, String> given = new EnumMap<>(Role.class);
    if (keys != null) {
      keys.forEach((role, key) -> put(given, role, key));
    }
    keys = Map.copyOf(given);
  }

  private static void put(Map<Role, String> given, Role role, String key) {
    String setting = "optout.access.keys." + role.word();
    if (!Role.WITH_KEY.contains(role)) {
      throw new IllegalArgumentException(setting + ": this role has no key of its own");
    }
    if (key.isBlank()) {
      return; // An environment that passes an unset variable on.
    }
    if (key.length() < 24 || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(setting + ": at least 24 characters, ASCII, no blanks");
    }
    if (given.containsValue(key)) {
      throw new IllegalArgumentException(setting + ": the same as the key of another role");
    }
    given.put(role, key);
  }

  @Override
  public Map<Role, String> keys() {
    return keys == null ? Map.of() : keys;
  }

  @Override
  public String toString() {
    return "AccessSettings[sealed]";
  }
}
