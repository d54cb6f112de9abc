package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.testing.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another key to make fingerprints with, while hubs run. */
class FingerprintKeyIT {

  private static final Phone ANNE = new Phone("+33199001234");
  private static final Phone ERASED = new Phone("+33199005678");
  private static final Phone NEW = new Phone("+33199009999");
  private static final Set<Medium> VOICE = Set.of(Medium.VOICE);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final RegisterSettings.Keys old = TestKeys.fresh();
  private final RegisterSettings.Keys both = TestKeys.more(old, Keyset.FINGERPRINT);
  private final RegisterSettings.Keys newest = TestKeys.newest(both, Keyset.FINGERPRINT);
  private final TestRegister first = TestRegister.fresh(old, clock);

  @AfterEach
  void close() {
    first.close();
  }

  @Test
  void peopleStayWhoTheyAreAndTheErasedStaySuppressed() {
    asks(first, ANNE);
    asks(first, ERASED);
    first.erasures.erase(ERASED);
    first.rotation.close();
    try (TestRegister hub = first.hubWith(both)) {
      assertThat(hub.rotation.promote(Keyset.FINGERPRINT)).isTrue();
      assertAllAsBefore(hub);
      asks(hub, NEW);
      hub.rotation.look();
      assertAllAsBefore(hub);
      assertThat(kinds(hub)).containsExactly("opt-out", "erased", "opt-out");
      asks(hub, ANNE);
      assertThat(kinds(hub)).containsExactly("opt-out", "erased", "opt-out", "repeat");
      assertThat(people(hub)).isEqualTo(3);
      assertThat(hub.histories.of(hub.histories.people(ANNE)).items()).hasSize(2);
      assertThat(hub.chain.verify().intact()).isTrue();

      assertThatThrownBy(() -> first.hubWith(newest))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("1 erased people are found only with it, and 0 others");
      // Who was erased and asks again is known under the new key, too.
      asks(hub, ERASED);
      assertThat(people(hub)).isEqualTo(3);
    }
    try (TestRegister hub = first.hubWith(newest)) {
      assertAllAsBefore(hub);
      asks(hub, ANNE);
      assertThat(people(hub)).isEqualTo(3);
      assertThat(kinds(hub)).last().isEqualTo("repeat");
      assertThat(hub.chain.verify().intact()).isTrue();
    }
  }

  @Test
  void whoIsErasedAfterwardsIsFoundByTheNewKeyAlone() {
    asks(first, ANNE);
    first.rotation.close();
    try (TestRegister hub = first.hubWith(both)) {
      hub.rotation.promote(Keyset.FINGERPRINT);
      assertThat(hub.erasures.erase(ANNE).identities()).isEqualTo(1);
    }
    try (TestRegister hub = first.hubWith(newest)) {
      assertThat(suppressed(hub, ANNE)).isTrue();
      assertThat(hub.histories.people(ANNE)).hasSize(1);
    }
  }

  @Test
  void twoRotationsLaterEverybodyIsStillFoundAndTheFirstKeyMayGo() {
    asks(first, ANNE);
    first.rotation.close();
    RegisterSettings.Keys three = TestKeys.more(both, Keyset.FINGERPRINT);
    try (TestRegister hub = first.hubWith(both)) {
      hub.rotation.look();
      hub.rotation.look();
      hub.erasures.erase(ANNE);
    }
    try (TestRegister hub = first.hubWith(three)) {
      hub.rotation.look();
      hub.rotation.look();
      assertThat(suppressed(hub, ANNE)).isTrue();
      List<Long> needed =
          hub.keys.status().keys().stream()
              .filter(key -> key.keyset().equals("fingerprint"))
              .map(key -> key.needed().getOrDefault("erased", 0L))
              .toList();
      assertThat(needed).as("newest first").containsExactly(0L, 1L, 0L);
      asks(hub, ANNE);
      assertThat(people(hub)).isEqualTo(1);
    }
    try (TestRegister hub = first.hubWith(TestKeys.newest(three, Keyset.FINGERPRINT))) {
      assertThat(suppressed(hub, ANNE)).isTrue();
      assertThat(people(hub)).isEqualTo(1);
    }
  }

  @Test
  void nobodyBecomesTwoPeopleWhileTwoHubsAreLoadedAndTheKeyChanges() throws Exception {
    asks(first, ERASED);
    first.erasures.erase(ERASED);
    asks(first, ANNE);
    first.rotation.close();
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger wrong = new AtomicInteger();
    try (TestRegister one = first.hubWith(both);
        TestRegister other = first.hubWith(both)) {
      List<Thread> load = new ArrayList<>();
      for (TestRegister hub : List.of(one, other, one, other)) {
        load.add(
            new Thread(
                () -> {
                  for (int i = 0; !over.get() || i < 300; i++) {
                    asks(hub, new Phone("+3363998%04d".formatted(i % 150)));
                    if (!suppressed(hub, ANNE)
                        || !suppressed(hub, ERASED)
                        || !suppressed(hub, new Phone("+3363998%04d".formatted(i % 150)))) {
                      wrong.incrementAndGet();
                    }
                  }
                }));
      }
      load.forEach(Thread::start);
      Awaitility.await().until(() -> first.register.head() > 100);
      assertThat(one.rotation.promote(Keyset.FINGERPRINT)).isTrue();
      long at = first.register.head();
      Awaitility.await().until(() -> first.register.head() > at + 100);
      one.rotation.look();
      over.set(true);
      Awaitility.await()
          .atMost(java.time.Duration.ofSeconds(60))
          .until(() -> load.stream().noneMatch(Thread::isAlive));
      assertThat(wrong).hasValue(0);
      assertThat(people(one)).isEqualTo(152);
      assertThat(
              one.sql.sql("select count(*) from entry where kind = 1").query(Long.class).single())
          .as("whoever asks again repeats")
          .isEqualTo(152);
      assertThat(one.chain.verify().intact()).isTrue();
    }
  }

  @Test
  void aHubThatSleptThroughItNeitherRegistersNorAnswersWithTheOldKey() {
    asks(first, ANNE);
    first.rotation.close();
    try (TestRegister hub = first.hubWith(both)) {
      hub.rotation.promote(Keyset.FINGERPRINT);
      asks(hub, NEW);
      assertThatThrownBy(() -> suppressed(first, NEW)).isInstanceOf(RegisterUnavailable.class);
      assertThatThrownBy(() -> asks(first, NEW)).isInstanceOf(RegisterUnavailable.class);
    }
  }

  @Test
  void anotherKeyWithoutTheOldOneIsRefusedAtTheStart() {
    asks(first, ANNE);
    RegisterSettings.Keys other = TestKeys.fresh();
    assertThatThrownBy(
            () ->
                first.hubWith(
                    new RegisterSettings.Keys(old.identity(), other.fingerprint(), old.chain())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not the key that this register was made with");
  }

  private void assertAllAsBefore(TestRegister hub) {
    assertThat(suppressed(hub, ANNE)).isTrue();
    assertThat(suppressed(hub, ERASED)).isTrue();
    assertThat(suppressed(hub, new Phone("+33199000000"))).isFalse();
  }

  private static boolean suppressed(TestRegister hub, Identity identity) {
    return hub.register.check(identity, VOICE, Scope.ALL).suppressed();
  }

  private static void asks(TestRegister hub, Phone phone) {
    hub.message("form", OptOut.of(phone, VOICE, Scope.ALL));
  }

  private static long people(TestRegister hub) {
    return hub.sql
        .sql("select count(distinct fingerprint) from entry where fingerprint is not null")
        .query(Long.class)
        .single();
  }

  private static List<String> kinds(TestRegister hub) {
    return hub.log.lines(null, 0, 100, true).stream()
        .map(line -> line.requests().get(0))
        .map(request -> request.identity() == null ? "erased" : request.word())
        .toList();
  }
}
