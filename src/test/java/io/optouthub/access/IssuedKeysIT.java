package io.optouthub.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.access.IssuedKeys.Rotation.NoSuchKey;
import io.optouthub.access.IssuedKeys.Rotation.OfSettings;
import io.optouthub.access.IssuedKeys.Rotation.Rotated;
import io.optouthub.testing.SettableClock;
import io.optouthub.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class IssuedKeysIT {

  private static final By BOSS = new By("administer", "new vendor");
  private static final String GIVEN = "given-from-outside-0123456789";

  private final DataSource database = TestDatabase.migrated();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final Audit audit = new PostgresAudit(jdbc, clock);
  private final KeyRows otherHub = new KeyRows(jdbc);
  private final RecentCallers recent = new RecentCallers(new KeyRows(jdbc), clock);
  private final StoredKeys keys =
      new StoredKeys(
          new KeyRows(jdbc),
          new AccessSettings(null, Map.of(Role.READ, GIVEN)),
          audit,
          new TransactionTemplate(new DataSourceTransactionManager(database)),
          recent,
          clock);

  @Test
  void aKeyThatIsTakenBackHereOpensNothingFromThenOn() {
    String key = make("dialer", Set.of(Role.CHECK), null, null);
    assertThat(recent.caller(key)).isPresent();
    assertThat(keys.revoke("dialer", BOSS)).isTrue();
    assertThat(recent.caller(key)).isEmpty();
  }

  @Test
  void aKeyMayWhatItsRolesSayInItsChannelsOnly() {
    String key = make("phoneo", Set.of(Role.INTAKE, Role.READ), Set.of("phoneo", "p2"), null);
    assertThat(key).startsWith("oh_read_");
    Caller caller = caller(key);
    assertThat(caller)
        .isEqualTo(new Caller("phoneo", Set.of(Role.INTAKE, Role.READ), Set.of("phoneo", "p2")));
    assertThat(caller.sees("phoneo")).isTrue();
    assertThat(caller.sees("mail")).isFalse();
    assertThat(caller(make("all", Set.of(Role.OPERATE), null, null)).roles())
        .contains(Role.IDENTITIES, Role.ERASE, Role.AUDIT, Role.DECIDE)
        .doesNotContain(Role.ADMINISTER);
    assertThat(keys.make("all", Set.of(Role.READ), null, null, BOSS)).isEmpty();
  }

  @Test
  void aKeyEndsWhenItsTimeIsOver() {
    String key = make("shop", Set.of(Role.READ), null, clock.instant().plus(Duration.ofDays(2)));
    clock.advance(Duration.ofDays(1));
    assertThat(otherHub.caller(key, clock.instant())).isPresent();
    clock.advance(Duration.ofDays(1));
    assertThat(otherHub.caller(key, clock.instant())).isEmpty();
  }

  @Test
  void whileAKeyIsRenewedBothOpenUntilTheOverlapIsOver() {
    String first = make("shop", Set.of(Role.INTAKE), Set.of("shop"), null);
    Rotated second = rotate("shop", Duration.ofHours(24), null);
    assertThat(caller(first)).isEqualTo(caller(second.key()));
    assertThat(second.oldUntil()).isEqualTo("2026-03-02T09:00:00Z");
    clock.advance(Duration.ofHours(23));
    assertThat(otherHub.caller(first, clock.instant())).isPresent();
    clock.advance(Duration.ofHours(1));
    assertThat(otherHub.caller(first, clock.instant())).isEmpty();
    Rotated third = rotate("shop", Duration.ofHours(24), null);
    Rotated fourth = rotate("shop", Duration.ZERO, null);
    assertThat(otherHub.caller(second.key(), clock.instant())).isEmpty();
    assertThat(otherHub.caller(third.key(), clock.instant())).isEmpty();
    assertThat(otherHub.caller(fourth.key(), clock.instant())).isPresent();
  }

  @Test
  void aRenewedKeyLivesAsLongAndTheOldOneNoLongerThanItHad() {
    Instant end = clock.instant().plus(Duration.ofDays(30));
    String first = make("shop", Set.of(Role.READ), null, end);
    clock.advance(Duration.ofDays(29));
    Rotated second = rotate("shop", Duration.ofDays(7), null);
    assertThat(second.expires()).isEqualTo(clock.instant().plus(Duration.ofDays(30)));
    assertThat(second.oldUntil()).isEqualTo(end);
    clock.advance(Duration.ofDays(1));
    assertThat(otherHub.caller(first, clock.instant())).isEmpty();
    Instant chosen = clock.instant().plus(Duration.ofDays(3));
    assertThat(rotate("shop", Duration.ZERO, chosen).expires()).isEqualTo(chosen);
  }

  @Test
  void aRevokedKeyOpensNothingAtAnyHubAndItsNameStaysTaken() {
    String first = make("shop", Set.of(Role.READ), null, null);
    String second = rotate("shop", Duration.ofDays(1), null).key();
    assertThat(keys.revoke("shop", BOSS)).isTrue();
    assertThat(otherHub.caller(first, clock.instant())).isEmpty();
    assertThat(otherHub.caller(second, clock.instant())).isEmpty();
    assertThat(keys.revoke("shop", BOSS)).isFalse();
    assertThat(keys.make("shop", Set.of(Role.READ), null, null, BOSS)).isEmpty();
    assertThat(keys.rotate("shop", Duration.ZERO, null, BOSS)).isEqualTo(new NoSuchKey());
    assertThat(audit.lines(0, 10))
        .extracting(line -> line.who() + " " + line.what() + " " + line.object())
        .containsExactly(
            "administer key-made:read shop",
            "administer key-rotated shop",
            "administer key-revoked shop");
    assertThat(audit.lines(0, 10)).extracting(Audit.Line::why).containsOnly("new vendor");
  }

  @Test
  void aKeyOfTheSettingsIsRenewedThereAndBeingRevokedStaysSo() {
    otherHub.put("read", Role.READ, GIVEN, clock.instant());
    assertThat(keys.rotate("read", Duration.ZERO, null, BOSS)).isEqualTo(new OfSettings());
    assertThat(keys.revoke("read", BOSS)).isTrue();
    otherHub.put("read", Role.READ, GIVEN, clock.instant());
    assertThat(otherHub.caller(GIVEN, clock.instant())).isEmpty();
    otherHub.put("read", Role.READ, "another-" + GIVEN, clock.instant());
    assertThat(otherHub.caller("another-" + GIVEN, clock.instant())).isPresent();
  }

  @Test
  void onlyHashesAreKept() {
    String first = make("shop", Set.of(Role.READ), null, null);
    String second = rotate("shop", Duration.ofDays(1), null).key();
    assertThat(jdbc.sql("select api_key::text from api_key").query(String.class).single())
        .doesNotContain(first, second);
    assertThat(keys.all().toString()).doesNotContain(first, second);
  }

  private Caller caller(String key) {
    return otherHub.caller(key, clock.instant()).orElseThrow();
  }

  private Rotated rotate(String name, Duration overlap, @Nullable Instant expires) {
    return (Rotated) keys.rotate(name, overlap, expires, BOSS);
  }

  private String make(
      String name, Set<Role> roles, @Nullable Set<String> channels, @Nullable Instant expires) {
    return keys.make(name, roles, channels, expires, BOSS).orElseThrow();
  }
}
