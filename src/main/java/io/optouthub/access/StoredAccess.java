package io.optouthub.access;

import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys and the administrator in the database: those given by the settings, and those made here. */
@Component
class StoredAccess implements ApiKeys, FirstStart, SmartInitializingSingleton {

  private final AccessStore store;
  private final AccessSettings settings;
  private final PasswordEncoder passwords;
  private final TransactionTemplate transaction;
  private final Clock clock;

  StoredAccess(
      AccessStore store,
      AccessSettings settings,
      PasswordEncoder passwords,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.settings = settings;
    this.passwords = passwords;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> caller(String key) {
    return store.caller(key, clock.instant());
  }

  /** Given keys hold before the first request can arrive. */
  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(
        status -> {
          store.lock();
          settings
              .keys()
              .forEach((role, key) -> store.putKey(role.word(), role, key, clock.instant()));
          String password = settings.administratorPassword();
          if (password != null && store.hasAdministrator()) {
            renew(password);
          }
        });
  }

  private void renew(String password) {
    boolean same =
        store
            .passwordHash(ADMINISTRATOR)
            .filter(hash -> passwords.matches(password, hash))
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
              store.lock();
              return store.hasAdministrator() ? null : make();
            }));
  }

  private Issued make() {
    String given = settings.administratorPassword();
    String password = given == null ? Secrets.password() : given;
    putAdministrator(password);
    Map<Role, String> made = new EnumMap<>(Role.class);
    for (Role role : Role.WITH_KEY) {
      if (!settings.keys().containsKey(role)) {
        String key = Secrets.key(role);
        store.putKey(role.word(), role, key, clock.instant());
        made.put(role, key);
      }
    }
    return new Issued(given == null ? Optional.of(password) : Optional.empty(), made);
  }

  private void putAdministrator(String password) {
    store.putAdministrator(ADMINISTRATOR, passwords.encode(password), clock.instant());
  }
}
