package io.optouthub.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Console users as administrators see and change them; every change is audited. */
public interface Users {

  /** By name. */
  List<User> all();

  /**
   * @param password null: one is made
   * @return the password; empty when there is a user of that name
   */
  Optional<String> create(String name, ConsoleRole role, @Nullable String password, By by);

  /** Ends the user's logins at every hub, and a lock of the account. */
  Change change(String name, Wanted wanted, By by);

  /** A password as hard to guess as those that are made for new users. */
  static String newPassword() {
    return Secrets.password();
  }

  /**
   * One user.
   *
   * @param lockedUntil after too many wrong passwords; null when not locked
   */
  record User(
      String name,
      ConsoleRole role,
      Instant createdAt,
      @Nullable Instant disabledAt,
      @Nullable Instant lockedUntil) {}

  /** What is to be different; null: as it is. */
  record Wanted(@Nullable ConsoleRole role, @Nullable String password, @Nullable Boolean disabled) {

    @Override
    public String toString() {
      return "Wanted[sealed]";
    }
  }

  /** How it ended. */
  enum Change {
    DONE,
    NO_SUCH_USER,
    /** Nobody could administer any more. */
    LAST_ADMINISTRATOR
  }
}
