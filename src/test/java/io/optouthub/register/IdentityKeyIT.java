package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another key to seal with, while hubs run. */
class IdentityKeyIT {

  private static final Phone ANNE = new Phone("+33199001234");
  private static final Set<Medium> VOICE = Set.of(Medium.VOICE);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final RegisterSettings.Keys old = TestKeys.fresh();
  private final RegisterSettings.Keys both = TestKeys.more(old, Keyset.IDENTITY);
  private final TestRegister hub = TestRegister.fresh(old, clock);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void itIsNotInUseBeforeEveryHubKnowsIt() {
    try (TestRegister other = hub.hubWith(both)) {
      other.rotation.look();
      assertThat(inUse()).isEqualTo(1);
      assertThat(other.keys.status().hubs()).anySatisfy(one -> assertThat(one.lacks()).hasSize(1));
      hub.rotation.close();
      other.rotation.look();
      assertThat(inUse()).isEqualTo(2);
      // It slept and woke up: what it does not have it cannot seal with.
      assertThatThrownBy(() -> hub.message("form", OptOut.of(ANNE, VOICE, Scope.ALL)))
          .isInstanceOf(RegisterUnavailable.class)
          .hasMessageContaining("missing");
      assertThat(other.message("form", OptOut.of(ANNE, VOICE, Scope.ALL)).seq()).isEqualTo(1);
    }
  }

  @Test
  void everythingIsSealedAgainAndThenTheOldKeyCanGo() {
    Filed anne = hub.message("form", OptOut.of(ANNE, VOICE, Scope.ALL));
    byte[] raw = "call 01 99 00 12 34".getBytes(StandardCharsets.UTF_8);
    Arrival mail = new Arrival("mail", Arrival.Kind.MAIL, "m", "m", clock.instant());
    Filed review = hub.register.append(Submission.message(mail, Item.review("unclear", raw)));
    hub.reviews.decide(
        new Decision(
            review.seq(), Verdict.NONE, List.of(), "ann", clock.instant(), "a remark", null));
    Arrival again = new Arrival("form", Arrival.Kind.COMPLAINT, "", "c", clock.instant());
    Item complaint = Item.registered(List.of(OptOut.of(ANNE, VOICE, Scope.ALL)), null);
    Filed called = hub.register.append(Submission.message(again, complaint));
    hub.cases.close(called.seq(), Cases.Closing.MENDED, "ann", "called back");
    byte[] signature = hub.signing.sign(raw);
    hub.rotation.close();

    assertThatThrownBy(() -> hub.hubWith(TestKeys.newest(both, Keyset.IDENTITY)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("missing");
    try (TestRegister other = hub.hubWith(both)) {
      other.rotation.promote(Keyset.IDENTITY);
      assertThat(needed(other, 0))
          .isEqualTo(
              Map.of(
                  "identities",
                  1L,
                  "evidence",
                  1L,
                  "remarks",
                  1L,
                  "cases",
                  1L,
                  "signing-keys",
                  1L));
      assertThatThrownBy(() -> hub.hubWith(TestKeys.newest(both, Keyset.IDENTITY)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("evidence=1")
          .hasMessageContaining("still needed");
      other.rotation.look();
      assertThat(needed(other, 0)).isEmpty();
      assertThat(other.keys.status().work())
          .filteredOn(work -> work.keyset().equals("identity"))
          .hasSize(5)
          .allSatisfy(work -> assertThat(work.endedAt()).isNotNull());
    }
    try (TestRegister alone = hub.hubWith(TestKeys.newest(both, Keyset.IDENTITY))) {
      assertThat(alone.log.byReference(anne.reference(), true).get(0).requests().get(0).identity())
          .isEqualTo(ANNE);
      IntakeLog.Line line = alone.reviews.find(review.seq(), true).orElseThrow();
      assertThat(line.decided())
          .isNotNull()
          .extracting(IntakeLog.Decided::remark)
          .isEqualTo("a remark");
      assertThat(alone.log.evidence(line.id())).hasValue(raw);
      assertThat(alone.signing.genuine(raw, signature)).isTrue();
      assertThat(alone.signing.genuine(raw, alone.signing.sign(raw))).isTrue();
      assertThat(alone.chain.verify().intact()).isTrue();
      assertThat(audit())
          .contains(
              "key-in-use", "key-work-ended 1 identities", "key-work-ended 1 evidence", "retired");
    }
  }

  @Test
  void severalHubsShareTheWorkAndOneThatStopsInBetweenIsFollowedByAnother() {
    for (int i = 0; i < 1_500; i++) {
      hub.register.append(
          Submission.message(
              new Arrival("drop", Arrival.Kind.API, "r" + i, "r" + i, clock.instant()),
              Item.registered(
                  List.of(OptOut.of(new Phone("+3363998%04d".formatted(i)), VOICE, Scope.ALL)),
                  new byte[] {1})));
    }
    hub.rotation.close();
    try (TestRegister one = hub.hubWith(both);
        TestRegister other = hub.hubWith(both)) {
      one.rotation.promote(Keyset.IDENTITY);
      // Half of it was done by a hub that is gone.
      one.sql
          .sql(
              """
              update key_work set done = 500, position =
                (select fingerprint::text from sealed_identity order by fingerprint offset 499 limit 1)
              where part = 'identities'
              """)
          .update();
      Thread beside = new Thread(other.rotation::look);
      beside.start();
      one.rotation.look();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                one.rotation.look();
                return !beside.isAlive() && needed(one, 0).isEmpty();
              });
      assertThat(needed(one, 1)).containsEntry("identities", 1_500L);
    }
  }

  @Test
  void theHubsOwnKeysAreChangedByACallAndAKeyInUseCannotBeTakenAway() {
    try (TestRegister own = TestRegister.fresh(clock)) {
      own.message("form", OptOut.of(ANNE, VOICE, Scope.ALL));
      var made = (RegisterKeys.Answer.Done) own.keys.rotate(Keyset.IDENTITY, "ann", "yearly");
      RegisterKeys.Key first = own.keys.status().keys().get(1);
      assertThat(own.keys.status().keys().get(0).id()).isEqualTo(made.id());
      assertThat(own.keys.remove(Keyset.IDENTITY, made.id(), "ann", null))
          .isInstanceOf(RegisterKeys.Answer.Refused.class);
      assertThat(own.keys.remove(Keyset.IDENTITY, first.id(), "ann", null).toString())
          .contains("identities=1");
      own.rotation.look();
      assertThat(own.keys.remove(Keyset.IDENTITY, first.id(), "ann", null))
          .isEqualTo(new RegisterKeys.Answer.Done(first.id()));
      try (TestRegister again = own.secondHub()) {
        assertThat(again.reader.page(0, 10).lines().get(0).identity()).isEqualTo(ANNE);
      }
      assertThat(own.register.check(ANNE, VOICE, Scope.ALL).suppressed()).isTrue();
    }
  }

  private int inUse() {
    return hub.sql
        .sql("select count(*) from register_key where keyset = 'identity'")
        .query(Integer.class)
        .single();
  }

  /** By the older key first. */
  private static Map<String, Long> needed(TestRegister hub, int key) {
    List<RegisterKeys.Key> keys =
        hub.keys.status().keys().stream()
            .filter(one -> one.keyset().equals("identity"))
            .sorted(java.util.Comparator.comparing(RegisterKeys.Key::since))
            .toList();
    return keys.get(keys.get(0).inUse() ? 1 - key : key).needed();
  }

  private String audit() {
    return String.join(
        "\n",
        hub.sql
            .sql("select what || ' ' || object from audit order by id")
            .query(String.class)
            .list());
  }
}
