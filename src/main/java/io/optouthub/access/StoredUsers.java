package io.optouthub.access;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Console users in the database; a change and its line in the audit are one transaction. */
@Service
class StoredUsers implements Users, Accounts {

  private final UserRows rows;
  private final LoginAttempts attempts;
  private final PasswordEncoder passwords;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StoredUsers(
      UserRows rows,
      LoginAttempts attempts,
      PasswordEncoder passwords,
      Audit audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.rows = rows;
    this.attempts = attempts;
    this.passwords = passwords;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Optional<ConsoleUser> find(String name) {
    return rows.find(name).filter(row -> row.disabledAt() == null).map(UserRows.Row::user);
  }

  @Override
  public List<User> all() {
    return rows.all().stream()
        .map(
            row ->
                new User(
                    row.name(),
                    row.role(),
                    row.createdAt(),
                    row.disabledAt(),
                    attempts.lockedUntil(row.name())))
        .toList();
  }

  @Override
  public Optional<String> create(String name, ConsoleRole role, @Nullable String password, By by) {
    String given = password == null ? Secrets.password() : password;
    String hash = passwords.encode(given);
    return transaction.execute(
        status -> {
          if (!rows.insert(name, hash, role, clock.instant())) {
            return Optional.empty();
          }
          audit.record(by.who(), "user-created:" + role.word(), name, by.why());
          return Optional.of(given);
        });
  }

  @Override
  public Change change(String name, Wanted wanted, By by) {
    String hash = wanted.password() == null ? null : passwords.encode(wanted.password());
    return transaction.execute(
        status -> {
          rows.lock();
          return rows.find(name)
              .map(row -> changed(row, wanted, hash, by))
              .orElse(Change.NO_SUCH_USER);
        });
  }

  private Change changed(UserRows.Row row, Wanted wanted, @Nullable String hash, By by) {
    ConsoleRole role = wanted.role() == null ? row.role() : wanted.role();
    boolean disabled = wanted.disabled() == null ? row.disabledAt() != null : wanted.disabled();
    boolean leaves = disabled || role != ConsoleRole.ADMINISTRATOR;
    if (leaves && row.administers() && rows.administrators() == 1) {
      return Change.LAST_ADMINISTRATOR;
    }
    Instant since = row.disabledAt() == null ? clock.instant() : row.disabledAt();
    rows.update(row.name(), hash == null ? row.hash() : hash, role, disabled ? since : null);
    if (attempts.lockedUntil(row.name()) != null) {
      audit.record(by.who(), "user-unlocked", row.name(), by.why());
    }
    attempts.forget(row.name());
    if (role != row.role()) {
      audit.record(by.who(), "user-role:" + role.word(), row.name(), by.why());
    }
    if (hash != null) {
      audit.record(by.who(), "user-password", row.name(), by.why());
    }
    if (disabled != (row.disabledAt() != null)) {
      audit.record(by.who(), disabled ? "user-disabled" : "user-enabled", row.name(), by.why());
    }
    return Change.DONE;
  }
}
