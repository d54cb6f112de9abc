package io.optouthub.access;

import io.optouthub.access.IssuedKeys.Rotation.NoSuchKey;
import io.optouthub.access.IssuedKeys.Rotation.OfSettings;
import io.optouthub.access.IssuedKeys.Rotation.Rotated;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys in the database; a change and its line in the audit are one transaction. */
@Service
class StoredKeys implements IssuedKeys {

  private final KeyRows rows;
  private final AccessSettings settings;
  private final Audit audit;
  private final TransactionTemplate transaction;
  private final RecentCallers recent;
  private final Clock clock;

  StoredKeys(
      KeyRows rows,
      AccessSettings settings,
      Audit audit,
      TransactionTemplate transaction,
      RecentCallers recent,
      Clock clock) {
    this.rows = rows;
    this.settings = settings;
    this.audit = audit;
    this.transaction = transaction;
    this.recent = recent;
    this.clock = clock;
  }

  @Override
  public List<Key> all() {
    return rows.all();
  }

  @Override
  public Optional<String> make(
      String name,
      Set<Role> roles,
      @Nullable Set<String> channels,
      @Nullable Instant expires,
      By by) {
    String key = Secrets.key(roles);
    return transaction.execute(
        status -> {
          if (!rows.insert(name, roles, channels, expires, key, clock.instant())) {
            return Optional.empty();
          }
          audit.record(by.who(), "key-made:" + words(roles), name, by.why());
          return Optional.of(key);
        });
  }

  @Override
  public Rotation rotate(String name, Duration overlap, @Nullable Instant expires, By by) {
    if (settings.keys().keySet().stream().anyMatch(role -> role.word().equals(name))) {
      return new OfSettings();
    }
    Rotation done =
        transaction.execute(
            status ->
                rows.find(name)
                    .filter(key -> key.revokedAt() == null)
                    .map(key -> rotated(key, overlap, expires, by))
                    .orElseGet(NoSuchKey::new));
    recent.forget();
    return done;
  }

  private Rotation rotated(Key old, Duration overlap, @Nullable Instant expires, By by) {
    Instant now = clock.instant();
    Instant ends = expires == null ? again(old, now) : expires;
    Instant oldUntil = now.plus(overlap);
    String key = Secrets.key(old.roles());
    rows.rotate(old.name(), key, ends, oldUntil, now);
    audit.record(by.who(), "key-rotated", old.name(), by.why());
    Instant oldEnd = old.expiresAt();
    return new Rotated(key, ends, oldEnd != null && oldEnd.isBefore(oldUntil) ? oldEnd : oldUntil);
  }

  private static @Nullable Instant again(Key old, Instant now) {
    Instant end = old.expiresAt();
    return end == null ? null : now.plus(Duration.between(old.issuedAt(), end));
  }

  @Override
  public boolean revoke(String name, By by) {
    boolean revoked =
        Boolean.TRUE.equals(
            transaction.execute(
                status -> {
                  boolean done = rows.revoke(name, clock.instant());
                  if (done) {
                    audit.record(by.who(), "key-revoked", name, by.why());
                  }
                  return done;
                }));
    recent.forget();
    return revoked;
  }

  private static String words(Set<Role> roles) {
    return roles.stream().sorted().map(Role::word).collect(Collectors.joining(","));
  }
}
