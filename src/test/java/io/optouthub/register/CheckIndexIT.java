package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks from memory, in hubs that share a database. */
class CheckIndexIT {

  private static final Set<Medium> VOICE = Set.of(Medium.VOICE);
  private static final Scope NORD = new Scope("nord");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00.5Z"));
  private final TestRegister hub = TestRegister.fresh(TestKeys.fresh(), clock);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void whatThisHubAcknowledgedIsSeenByItsNextCheck() {
    Awaitility.await().until(() -> hub.index.view() != null);
    for (int i = 0; i < 200; i++) {
      long entry = hub.message("form", OptOut.of(phone(i), VOICE, Scope.ALL)).seq();
      Standing standing = check(hub, phone(i), VOICE, Scope.ALL);
      assertThat(standing.suppressed()).isTrue();
      assertThat(standing.asOf()).isGreaterThanOrEqualTo(entry);
    }
  }

  @Test
  void whatAnotherHubAcknowledgedIsSeenWithinASecond() {
    try (TestRegister other = hub.secondHub()) {
      ready(hub);
      for (int i = 0; i < 20; i++) {
        Phone phone = phone(i);
        assertThat(check(hub, phone, VOICE, Scope.ALL).suppressed()).isFalse();
        other.message("form", OptOut.of(phone, VOICE, Scope.ALL));
        Awaitility.await()
            .pollInterval(Duration.ofMillis(5))
            .atMost(Duration.ofSeconds(1))
            .until(() -> check(hub, phone, VOICE, Scope.ALL).suppressed());
      }
    }
  }

  @Test
  void afterARestartTheWholeStateIsInMemory() {
    List<Identity> all = people();
    try (TestRegister restarted = hub.secondHub()) {
      ready(restarted);
      assertSame(restarted, all);
      check(restarted, phone(1), VOICE, Scope.ALL);
      long asked = ((IndexedChecks) restarted.checks).byDatabase.sum();
      check(restarted, phone(1), VOICE, Scope.ALL);
      check(restarted, phone(99), VOICE, Scope.ALL);
      assertThat(((IndexedChecks) restarted.checks).byDatabase.sum()).isEqualTo(asked);
      assertThat(((IndexedChecks) restarted.checks).byMemory.sum()).isPositive();
    }
  }

  @Test
  void optInsBrandsMediaAndErasuresAreFollowed() {
    ready(hub);
    List<Identity> all = people();
    hub.erasures.erase(phone(1));
    assertSame(hub, all);
    assertThat(check(hub, phone(1), VOICE, Scope.ALL).suppressed()).isTrue();
  }

  @Test
  void peopleAreFoundAfterTheirKeyWasRotatedAndGone() {
    RegisterSettings.Keys old = TestKeys.fresh();
    RegisterSettings.Keys both = TestKeys.more(old, Keyset.FINGERPRINT);
    RegisterSettings.Keys newest = TestKeys.newest(both, Keyset.FINGERPRINT);
    try (TestRegister first = TestRegister.fresh(old, clock)) {
      people(first);
      first.rotation.close();
      try (TestRegister second = first.hubWith(both)) {
        ready(second);
        assertThat(second.rotation.promote(Keyset.FINGERPRINT)).isTrue();
        second.message("form", OptOut.of(phone(50), VOICE, Scope.ALL));
        assertThat(check(second, phone(50), VOICE, Scope.ALL).suppressed()).isTrue();
        assertThat(check(second, phone(1), VOICE, Scope.ALL).suppressed()).isTrue();
        second.rotation.look();
        ready(second);
        assertSame(second, identities());
      }
      try (TestRegister third = first.hubWith(newest)) {
        ready(third);
        assertSame(third, identities());
        assertThat(third.index.view()).extracting(view -> view.made().prfs().size()).isEqualTo(1);
        third.message("form", OptOut.of(phone(1), Set.of(Medium.POST), Scope.ALL));
        ready(third);
        assertSame(third, identities());
      }
    }
  }

  @Test
  void anotherLogInThePlaceOfThisOneIsReadFromTheBeginning() {
    people();
    ready(hub);
    SuppressionIndex before = Objects.requireNonNull(hub.index.view()).index();
    hub.sql.sql("update entry_group set chain = '\\x00'").update();
    Awaitility.await()
        .until(
            () -> {
              IndexView now = hub.index.view();
              return now != null && now.index() != before;
            });
    assertSame(hub, identities());
  }

  @Test
  void anIndexThatWouldBeTooLargeIsGivenUpAndTheDatabaseAnswers() {
    people();
    try (TestRegister small = hub.secondHub(10)) {
      Awaitility.await().until(() -> small.index.state() == CheckIndex.State.OFF);
      assertThat(check(small, phone(1), VOICE, Scope.ALL).suppressed()).isTrue();
    }
  }

  private List<Identity> people() {
    return people(hub);
  }

  /** Everything that may have been said about somebody. */
  private List<Identity> people(TestRegister at) {
    at.message("form", OptOut.of(phone(1), VOICE, Scope.ALL));
    at.message("form", OptOut.of(phone(2), VOICE, Scope.ALL));
    at.message("form", OptOut.of(phone(3), VOICE, NORD));
    at.message("form", OptOut.of(phone(4), VOICE, Scope.ALL));
    at.message("form", OptOut.of(phone(5), Medium.ALL, Scope.ALL));
    at.message("form", OptOut.of(phone(6), VOICE, NORD));
    at.message("mail", OptOut.of(new Email("anne@example.org"), Set.of(Medium.EMAIL), Scope.ALL));
    clock.advance(Duration.ofHours(1));
    at.message("form", OptOut.of(phone(2), Set.of(Medium.SMS), Scope.ALL));
    at.message("crm", optIn(phone(4), NORD));
    at.message("crm", optIn(phone(5), Scope.ALL));
    at.message("crm", optIn(phone(6), NORD));
    at.message("crm", optIn(phone(7), Scope.ALL));
    return identities();
  }

  private static List<Identity> identities() {
    List<Identity> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(phone(i));
    }
    all.add(new Email("anne@example.org"));
    return all;
  }

  private OptOut optIn(Phone phone, Scope scope) {
    return new OptOut(Wish.OPT_IN, phone, VOICE, scope, clock.instant(), "contract 7");
  }

  /** Memory and database say the same. */
  private static void assertSame(TestRegister hub, List<Identity> all) {
    ready(hub);
    for (Set<Medium> media : List.of(VOICE, Set.of(Medium.SMS), Medium.ALL)) {
      for (Scope scope : List.of(Scope.ALL, NORD, new Scope("sud"))) {
        List<Standing> told = hub.checks.check(all, media, scope);
        for (int i = 0; i < all.size(); i++) {
          assertThat(told.get(i).since())
              .as(i + " " + media + " " + scope)
              .isEqualTo(hub.register.check(all.get(i), media, scope).since());
        }
      }
    }
  }

  private static void ready(TestRegister hub) {
    Awaitility.await()
        .until(
            () -> {
              IndexView view = hub.index.view();
              return view != null && view.entry() >= hub.register.head();
            });
  }

  private static Standing check(TestRegister hub, Phone phone, Set<Medium> media, Scope scope) {
    return hub.checks.check(List.of(phone), media, scope).get(0);
  }

  private static Phone phone(int number) {
    return new Phone("+3319900%04d".formatted(number));
  }
}
