package io.optouthub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.access.Users.Change;
import io.optouthub.access.Users.Wanted;
import io.optouthub.testing.SettableClock;
import io.optouthub.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

class LoginIT {

  private static final By BOSS = new By("administrator", "she joined");
  private static final String RIGHT = "right-password";

  private final DataSource database = TestDatabase.migrated();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
  private final PasswordEncoder argon = new Passwords().passwordEncoder();
  private final AtomicInteger looked = new AtomicInteger();
  private final Audit audit = new PostgresAudit(jdbc, clock);
  private final StoredUsers users = users();
  private final LocalLogin hub = hub();
  private final LocalLogin otherHub = hub();

  @BeforeEach
  void aUserAndAnAdministrator() {
    users.create("anne", ConsoleRole.OPERATOR, RIGHT, BOSS);
    users.create("boss", ConsoleRole.ADMINISTRATOR, RIGHT, BOSS);
  }

  @Test
  void whoLogsInMayDoWhatTheRoleSaysAndNoMore() {
    assertThat(login("anne", RIGHT).getAuthorities())
        .extracting(GrantedAuthority::getAuthority)
        .containsExactlyInAnyOrder("ROLE_CONSOLE", "ROLE_READ", "ROLE_OPERATE", "ROLE_DECIDE");
    assertThat(lines()).contains("anne logged-in console null");
  }

  @Test
  void theTableOfRolesIsTheOneDecided() {
    assertThat(ConsoleRole.VIEWER.rights()).containsExactly(Role.READ);
    assertThat(ConsoleRole.OPERATOR.rights()).doesNotContain(Role.IDENTITIES, Role.ERASE);
    assertThat(ConsoleRole.DPO.rights()).doesNotContain(Role.OPERATE, Role.ADMINISTER);
    assertThat(ConsoleRole.ADMINISTRATOR.rights()).contains(Role.ADMINISTER, Role.IDENTITIES);
  }

  @Test
  void afterTenWrongPasswordsTheRightOneIsNotLookedAtAtAnyHub() {
    wrong(10, "anne");
    int before = looked.get();
    assertThatThrownBy(() -> login("anne", RIGHT)).isInstanceOf(BadCredentialsException.class);
    assertThatThrownBy(() -> otherHub.authenticate(typed("anne", RIGHT)))
        .isInstanceOf(BadCredentialsException.class);
    assertThat(looked.get()).isEqualTo(before);
    assertThat(lines()).contains("hub user-locked anne 10 logins");
    assertThat(users.all().get(0).lockedUntil()).isEqualTo("2026-03-01T09:15:00Z");
    clock.advance(Duration.ofMinutes(16));
    assertThat(login("anne", RIGHT).getName()).isEqualTo("anne");
    assertThat(users.all().get(0).lockedUntil()).isNull();
  }

  @Test
  void wrongPasswordsOfLongAgoAndBeforeARightOneDoNotCount() {
    wrong(9, "anne");
    clock.advance(Duration.ofMinutes(16));
    wrong(9, "anne");
    login("anne", RIGHT);
    wrong(9, "anne");
    assertThat(login("anne", RIGHT).isAuthenticated()).isTrue();
  }

  @Test
  void manyAttemptsAtOnceAreAllCounted() {
    IntStream.range(0, 40).parallel().forEach(i -> wrong(1, "anne"));
    assertThat(looked.get()).isEqualTo(10);
  }

  @Test
  void aNameThatDoesNotExistIsWorkedOnAndLockedLikeOneThatDoes() {
    int before = looked.get();
    wrong(1, "anne");
    int forOneThatExists = looked.get() - before;
    wrong(1, "nobody");
    assertThat(looked.get() - before).isEqualTo(2 * forOneThatExists).isPositive();
    wrong(9, "nobody");
    int locked = looked.get();
    wrong(1, "nobody");
    assertThat(looked.get()).isEqualTo(locked);
    assertThat(String.join("\n", lines())).doesNotContain("nobody");
    assertThat(jdbc.sql("select login_attempt::text from login_attempt").query(String.class).list())
        .hasSize(2)
        .noneMatch(line -> line.contains("nobody"));
  }

  @Test
  void aDisabledUserIsToldAfterTheSameWorkAndLoginsFromBeforeAreOver() {
    ConsoleUser before = (ConsoleUser) login("anne", RIGHT).getPrincipal();
    assertThat(users.find("anne")).contains(before);
    assertThat(users.change("anne", new Wanted(null, null, true), BOSS)).isEqualTo(Change.DONE);
    assertThat(users.find("anne")).isEmpty();
    int looks = looked.get();
    wrong(1, "anne");
    assertThatThrownBy(() -> login("anne", RIGHT)).hasMessage("Wrong");
    assertThat(looked.get()).isEqualTo(looks + 2);
    users.change("anne", new Wanted(ConsoleRole.DPO, "another-password", false), BOSS);
    assertThat(users.find("anne")).isNotEmpty().isNotEqualTo(java.util.Optional.of(before));
    assertThat(login("anne", "another-password").isAuthenticated()).isTrue();
    assertThat(lines())
        .contains(
            "administrator user-created:operator anne she joined",
            "administrator user-disabled anne she joined",
            "administrator user-role:dpo anne she joined",
            "administrator user-password anne she joined",
            "administrator user-enabled anne she joined");
  }

  @Test
  void anAdministratorEndsALock() {
    wrong(10, "anne");
    users.change("anne", new Wanted(null, null, null), BOSS);
    assertThat(login("anne", RIGHT).isAuthenticated()).isTrue();
    assertThat(lines()).contains("administrator user-unlocked anne she joined");
  }

  @Test
  void theLastAdministratorStaysOne() {
    assertThat(users.change("boss", new Wanted(ConsoleRole.VIEWER, null, null), BOSS))
        .isEqualTo(Change.LAST_ADMINISTRATOR);
    assertThat(users.change("boss", new Wanted(null, null, true), BOSS))
        .isEqualTo(Change.LAST_ADMINISTRATOR);
    users.create("chief", ConsoleRole.ADMINISTRATOR, null, BOSS);
    assertThat(users.change("boss", new Wanted(null, null, true), BOSS)).isEqualTo(Change.DONE);
    assertThat(users.change("none", new Wanted(null, null, true), BOSS))
        .isEqualTo(Change.NO_SUCH_USER);
    assertThat(users.create("boss", ConsoleRole.VIEWER, null, BOSS)).isEmpty();
  }

  @Test
  void anyoneChangesTheOwnPasswordByTheCurrentOne() {
    StoredOwnPassword own = new StoredOwnPassword(hub, users);
    ConsoleUser before = users.find("anne").orElseThrow();
    assertThat(own.change("anne", "not this one", "another password")).isFalse();
    assertThat(users.find("anne")).contains(before);

    assertThat(own.change("anne", RIGHT, "another password")).isTrue();
    assertThat(users.find("anne")).isPresent().isNotEqualTo(Optional.of(before));
    assertThatThrownBy(() -> login("anne", RIGHT)).isInstanceOf(BadCredentialsException.class);
    assertThat(login("anne", "another password").getName()).isEqualTo("anne");
    assertThat(lines()).contains("anne user-password anne by the user");
  }

  @Test
  void guessesOfTheCurrentPasswordLockTheAccount() {
    StoredOwnPassword own = new StoredOwnPassword(hub, users);
    for (int i = 0; i < 10; i++) {
      assertThat(own.change("anne", "guess " + i, "another password")).isFalse();
    }
    assertThat(own.change("anne", RIGHT, "another password")).isFalse();
    assertThat(users.all().get(0).lockedUntil()).isNotNull();
  }

  private void wrong(int times, String name) {
    for (int i = 0; i < times; i++) {
      assertThatThrownBy(() -> login(name, "wrong-password"))
          .isInstanceOf(BadCredentialsException.class);
    }
  }

  private Authentication login(String name, String password) {
    return hub.authenticate(typed(name, password));
  }

  private static Authentication typed(String name, String password) {
    return UsernamePasswordAuthenticationToken.unauthenticated(name, password);
  }

  private List<String> lines() {
    return audit.lines(0, 1000).stream()
        .map(line -> line.who() + " " + line.what() + " " + line.object() + " " + line.why())
        .toList();
  }

  private StoredUsers users() {
    return new StoredUsers(new UserRows(jdbc), attempts(), argon, audit, transaction(), clock);
  }

  private LocalLogin hub() {
    return new LocalLogin(new UserRows(jdbc), attempts(), audit, new Counted());
  }

  private LoginAttempts attempts() {
    Duration quarter = Duration.ofMinutes(15);
    return new LoginAttempts(jdbc, new LoginSettings(10, quarter, quarter), transaction(), clock);
  }

  private TransactionTemplate transaction() {
    return new TransactionTemplate(new DataSourceTransactionManager(database));
  }

  /** Counts the passwords that are looked at: the work that could be timed. */
  private final class Counted implements PasswordEncoder {

    @Override
    public String encode(CharSequence password) {
      return argon.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
      looked.incrementAndGet();
      return argon.matches(password, hash);
    }
  }
}
