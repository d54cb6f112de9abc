package io.optouthub.access;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys and the administrator in the database: those given by the settings, and those made here. */
@Component
class StoredAccess implements FirstStart, SmartInitializingSingleton {

  private final KeyRows keys;
  private final UserRows users;
  private final AccessSettings settings;
  private final PasswordEncoder passwords;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StoredAccess(
      KeyRows keys,
      UserRows users,
      AccessSettings settings,
      PasswordEncoder passwords,
      TransactionTemplate transaction,
      Clock clock) {
    this.keys = keys;
    this.users = users;
    this.settings = settings;
    this.passwords = passwords;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Given keys hold before the first request can arrive. */
  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          users.lock();
          settings.keys().forEach((role, key) -> keys.put(role.word(), role, key, clock.instant()));
          String password = settings.administratorPassword();
          if (password != null && users.find(ADMINISTRATOR).isPresent()) {
            renew(password);
          }
        });
  }

  // Another password in the settings is the way back in, whatever was done to the user meanwhile.
  private void renew(String password) {
    boolean same =
        users
            .find(ADMINISTRATOR)
            .filter(user -> passwords.matches(password, user.hash()))
            .isPresent();
    if (!same) {
      putAdministrator(password);
    }
  }

  // Called only when the start has succeeded: a start that fails on its way (port in use) must not
  // swallow secrets that nobody saw.
  @Override
  public Optional<Issued> issue() {
    return Optional.ofNullable(
        transaction.execute(
            status -> {
              users.lock();
              return users.hasAdministrator() ? null : make();
            }));
  }

  private Issued make() {
    String given = settings.administratorPassword();
    String password = given == null ? Secrets.password() : given;
    putAdministrator(password);
    Map<Role, String> made = new EnumMap<>(Role.class);
    for (Role role : Role.WITH_KEY) {
      if (!settings.keys().containsKey(role)) {
        String key = Secrets.key(Set.of(role));
        keys.put(role.word(), role, key, clock.instant());
        made.put(role, key);
      }
    }
    return new Issued(given == null ? Optional.of(password) : Optional.empty(), made);
  }

  private void putAdministrator(String password) {
    String hash = passwords.encode(password);
    if (!users.insert(ADMINISTRATOR, hash, ConsoleRole.ADMINISTRATOR, clock.instant())) {
      users.update(ADMINISTRATOR, hash, ConsoleRole.ADMINISTRATOR, null);
    }
  }
}
