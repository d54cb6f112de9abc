package io.optouthub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.access.FirstStart.Issued;
import io.optouthub.testing.SettableClock;
import io.optouthub.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

class StoredAccessIT {

  private static final String GIVEN_KEY = "given-from-outside-0123456789";

  private final DataSource database = TestDatabase.migrated();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final PasswordEncoder passwords = new Passwords().passwordEncoder();

  @Test
  void theFirstStartMakesAKeyPerRoleAndNoLaterOneDoes() {
    StoredAccess first = start(null, Map.of());
    Issued issued = first.issue().orElseThrow();
    assertThat(issued.keys()).containsOnlyKeys(Role.WITH_KEY);
    issued.keys().forEach((role, key) -> assertThat(caller(key).orElseThrow().may(role)).isTrue());
    assertThat(matches(issued.administratorPassword().orElseThrow())).isTrue();
    assertThat(start(null, Map.of()).issue()).isEmpty();
    assertThat(issued.toString()).doesNotContain(issued.keys().get(Role.READ));
  }

  @Test
  void onlyHashesAreKept() {
    Issued issued = start(null, Map.of()).issue().orElseThrow();
    List<String> stored =
        jdbc.sql(
                """
                select api_key::text from api_key
                union all select console_user::text from console_user
                """)
            .query(String.class)
            .list();
    assertThat(stored).hasSize(6);
    String all = String.join("\n", stored);
    assertThat(all).contains("$argon2id$");
    issued.keys().values().forEach(key -> assertThat(all).doesNotContain(key));
    assertThat(all).doesNotContain(issued.administratorPassword().orElseThrow());
  }

  @Test
  void givenSecretsHoldBeforeAnythingIsMadeAndAreNotShown() {
    StoredAccess access = start("given-password", Map.of(Role.READ, GIVEN_KEY));
    assertThat(caller(GIVEN_KEY).orElseThrow().roles()).containsExactly(Role.READ);
    Issued issued = access.issue().orElseThrow();
    assertThat(issued.administratorPassword()).isEmpty();
    assertThat(issued.keys()).doesNotContainKey(Role.READ).hasSize(4);
    assertThat(matches("given-password")).isTrue();
  }

  @Test
  void aGivenSecretReplacesTheOneBefore() {
    Issued issued = start(null, Map.of()).issue().orElseThrow();
    StoredAccess later = start("another-password", Map.of(Role.READ, GIVEN_KEY));
    assertThat(later.issue()).isEmpty();
    assertThat(matches("another-password")).isTrue();
    assertThat(caller(issued.keys().getOrDefault(Role.READ, ""))).isEmpty();
    assertThat(caller(GIVEN_KEY)).isPresent();
  }

  @Test
  void anExpiredKeyOpensNothing() {
    start(null, Map.of(Role.READ, GIVEN_KEY));
    jdbc.sql("update api_key set expires_at = '2026-03-02T09:00:00Z'").update();
    assertThat(caller(GIVEN_KEY)).isPresent();
    clock.advance(Duration.ofDays(1));
    assertThat(caller(GIVEN_KEY)).isEmpty();
  }

  @Test
  void aReadKeySeesIdentitiesOnlyWithThatRole() {
    start(null, Map.of(Role.READ, GIVEN_KEY));
    assertThat(caller(GIVEN_KEY).orElseThrow().may(Role.IDENTITIES)).isFalse();
    jdbc.sql("update api_key set roles = '{read,identities}'").update();
    assertThat(caller(GIVEN_KEY).orElseThrow().may(Role.IDENTITIES)).isTrue();
  }

  @Test
  void badSettingsStopTheStartByName() {
    assertThatThrownBy(() -> new AccessSettings("short", null))
        .hasMessageContaining("optout.access.administrator-password");
    assertThatThrownBy(() -> new AccessSettings(null, Map.of(Role.READ, "short")))
        .hasMessageContaining("optout.access.keys.read");
    assertThat(new AccessSettings(" ", Map.of(Role.READ, "")).keys()).isEmpty();
  }

  @Test
  void anotherPasswordInTheSettingsIsTheWayBackIn() {
    start("first-password", Map.of()).issue();
    jdbc.sql("update console_user set disabled_at = now(), role = 'viewer'").update();
    start("first-password", Map.of());
    assertThat(administrator().disabledAt()).isNotNull();
    start("another-password", Map.of());
    assertThat(administrator().disabledAt()).isNull();
    assertThat(administrator().role()).isEqualTo(ConsoleRole.ADMINISTRATOR);
    assertThat(administrator().version()).isEqualTo(1);
  }

  private Optional<Caller> caller(String key) {
    return new RecentCallers(new KeyRows(jdbc), clock).caller(key);
  }

  private boolean matches(String password) {
    return passwords.matches(password, administrator().hash());
  }

  private UserRows.Row administrator() {
    return new UserRows(jdbc).find(FirstStart.ADMINISTRATOR).orElseThrow();
  }

  private StoredAccess start(@Nullable String password, Map<Role, String> keys) {
    StoredAccess access =
        new StoredAccess(
            new KeyRows(jdbc),
            new UserRows(jdbc),
            new AccessSettings(password, keys),
            passwords,
            new TransactionTemplate(new DataSourceTransactionManager(database)),
            clock);
    access.afterSingletonsInstantiated();
    return access;
  }
}
