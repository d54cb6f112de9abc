package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import io.optouthub.register.Filed;
import io.optouthub.register.TestRegister;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesIT {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final TestRegister register = TestRegister.fresh(clock);
  private final TestTargets hub = new TestTargets(register, clock);
  private final TestTargets.Fake target = new TestTargets.Fake();

  @AfterEach
  void close() {
    register.close();
  }

  @Test
  void aTargetThatIsDownForTenMinutesHoldsOnlyItselfAndCatchesUpInOrder() {
    List<String> names = List.of("one", "two", "three");
    List<TestTargets.Fake> targets = names.stream().map(name -> new TestTargets.Fake()).toList();
    names.forEach(name -> hub.map(name, Medium.VOICE));
    targets.get(2).answer = batch -> new Answer.Outage("connection refused", null);
    Instant back = clock.instant().plus(Duration.ofMinutes(10));
    int person = 0;
    while (clock.instant().isBefore(back.plus(Duration.ofMinutes(4)))) {
      if (!clock.instant().isBefore(back)) {
        targets.get(2).answer = batch -> null;
      }
      register.message("api", optOut(person++));
      for (int i = 0; i < 3; i++) {
        hub.run(names.get(i), targets.get(i));
      }
      if (clock.instant().isBefore(back)) {
        assertThat(hub.status("one").lag()).isZero();
        assertThat(hub.status("two").lag()).isZero();
        assertThat(hub.status("three").state()).isEqualTo("retrying");
      }
      clock.advance(Duration.ofSeconds(10));
    }
    assertThat(targets.get(2).got)
        .extracting(Change::seq)
        .isSorted()
        .hasSize(person)
        .doesNotHaveDuplicates();
    assertThat(targets.get(2).calls).isBetween(7, 60);
    assertThat(hub.deliveries.parked(null)).isEmpty();
    assertThat(hub.status("three").state()).isEqualTo("live");
  }

  @Test
  void onePoisonRecordInAThousandIsParkedInTheTargetsWordsAndSettledByARetry() {
    hub.map("t", Medium.VOICE);
    register.message(
        "api", IntStream.range(0, 1_000).mapToObj(this::optOut).toArray(OptOut[]::new));
    String poison = phone(713).e164();
    target.answer =
        batch ->
            batch.stream().anyMatch(change -> change.formatted().equals(poison))
                ? new Answer.Refused("ERROR: no such campaign")
                : null;
    hub.run("t", target);
    assertThat(target.got).hasSize(999);
    assertThat(target.calls).isLessThanOrEqualTo(21);
    assertThat(hub.status("t").applied()).isEqualTo(999);
    assertThat(hub.deliveries.parked("t"))
        .singleElement()
        .satisfies(parked -> assertThat(parked.answer()).isEqualTo("ERROR: no such campaign"));
    long id = hub.deliveries.parked("t").get(0).id();
    assertThat(hub.deliveries.atTargets(714).get(0).state()).isEqualTo("parked");

    assertThat(hub.deliveries.retryParked(id)).isTrue();
    hub.run("t", target);
    assertThat(hub.deliveries.parked("t").get(0).attempts()).isEqualTo(2);

    target.answer = batch -> null;
    assertThat(hub.deliveries.retryParked(id)).isTrue();
    hub.run("t", target);
    assertThat(hub.deliveries.parked("t")).isEmpty();
    assertThat(hub.deliveries.retryParked(id)).isFalse();
    assertThat(hub.deliveries.atTargets(714).get(0).state()).isEqualTo("applied");
  }

  @Test
  void aHubThatLostItsLeaseMovesNothingAndTheNextSendsTheSameUnderTheSameKey() {
    hub.map("t", Medium.VOICE);
    TestTargets other = new TestTargets(register, clock);
    other.map("t", Medium.VOICE);
    register.message("api", optOut(1));
    TestTargets.Fake second = new TestTargets.Fake();
    target.answer =
        batch -> {
          // The first hub freezes in the middle of a batch; its lease runs out and passes on.
          register.sql.sql("update target set lease_until = now() - interval '1 s'").update();
          other.run("t", second);
          return null;
        };
    hub.run("t", target);
    assertThat(second.got).hasSize(1);
    assertThat(target.got)
        .extracting(Change::idempotencyKey)
        .containsExactly(second.got.get(0).idempotencyKey());
    assertThat(register.sql.sql("select count(*) from receipt").query(Integer.class).single())
        .isEqualTo(1);
    assertThat(hub.status("t").applied()).isEqualTo(1);
  }

  @Test
  void whatIsSentIsTheStateAsItStandsAndANewerOneReplacesAParkedOne() {
    hub.map("t", Medium.VOICE);
    register.message("api", optOut(1));
    target.answer = batch -> new Answer.Refused("no");
    hub.run("t", target);
    assertThat(hub.deliveries.parked("t")).hasSize(1);
    clock.advance(Duration.ofDays(1));
    register.message(
        "crm",
        new OptOut(
            Wish.OPT_IN, phone(1), Set.of(Medium.VOICE), Scope.ALL, clock.instant(), "form 7"));
    target.answer = batch -> null;
    hub.run("t", target);
    assertThat(target.got)
        .singleElement()
        .satisfies(change -> assertThat(change.suppressed()).isFalse());
    assertThat(hub.deliveries.parked("t")).isEmpty();

    target.got.clear();
    hub.deliveries.resync("t");
    hub.run("t", target);
    assertThat(target.got)
        .singleElement()
        .satisfies(change -> assertThat(change.suppressed()).isFalse());
  }

  @Test
  void whatDoesNotConcernATargetIsSkippedWithItsReason() {
    hub.systems.put(
        "t",
        new CallingSystem(
            "us",
            "t",
            Set.of(Medium.VOICE),
            List.of("nord"),
            Set.of("FR"),
            NumberFormat.E164,
            null));
    Filed email =
        register.message("api", OptOut.of(new Email("a@example.com"), Medium.ALL, Scope.ALL));
    Filed sms = register.message("api", OptOut.of(phone(1), Set.of(Medium.SMS), Scope.ALL));
    Filed brand =
        register.message("api", OptOut.of(phone(2), Set.of(Medium.VOICE), new Scope("sud")));
    Filed country =
        register.message("api", OptOut.of(new Phone("+447700900001"), Medium.ALL, Scope.ALL));
    Filed fits = register.message("api", OptOut.of(phone(3), Medium.ALL, new Scope("nord")));
    hub.run("t", target);
    assertThat(target.got)
        .singleElement()
        .satisfies(change -> assertThat(change.brands()).containsExactly("nord"));
    assertThat(skip(email)).isEqualTo("medium");
    assertThat(skip(sms)).isEqualTo("medium");
    assertThat(skip(brand)).isEqualTo("brand");
    assertThat(skip(country)).isEqualTo("country");
    assertThat(hub.deliveries.atTargets(fits.seq()).get(0).state()).isEqualTo("applied");
    assertThat(hub.status("t").skipped()).isEqualTo(4);
  }

  @Test
  void aTargetThatNobodyAnswersForGetsNothingAndAPausedOneWaits() {
    register.message("api", optOut(1));
    hub.run("t", target);
    assertThat(hub.status("t").state()).isEqualTo("not-mapped");
    hub.map("t", Medium.VOICE);
    hub.deliveries.pause("t");
    hub.run("t", target);
    assertThat(hub.status("t").state()).isEqualTo("paused");
    assertThat(target.calls).isZero();
    hub.deliveries.resume("t");
    hub.run("t", target);
    assertThat(target.got).hasSize(1);
  }

  @Test
  void aBatchThatFailsForNoReasonAsAWholeIsAnOutageAndLaterParkedAloneOnly() {
    hub.map("t", Medium.VOICE);
    register.message("api", optOut(1), optOut(2));
    target.answer = batch -> new Answer.Unclear("who knows");
    hub.run("t", target);
    assertThat(hub.deliveries.parked("t")).isEmpty();
    assertThat(hub.status("t").state()).isEqualTo("retrying");
    target.answer =
        batch ->
            batch.stream().anyMatch(c -> c.seq() == 1) ? new Answer.Unclear("who knows") : null;
    clock.advance(Duration.ofHours(1));
    hub.run("t", target);
    assertThat(hub.deliveries.parked("t")).hasSize(1);
    assertThat(target.got).hasSize(1);
  }

  private String skip(Filed filed) {
    Deliveries.AtTarget at = hub.deliveries.atTargets(filed.seq()).get(0);
    assertThat(at.state()).isEqualTo("skipped");
    return String.valueOf(at.detail());
  }

  private OptOut optOut(int person) {
    return OptOut.of(phone(person), Set.of(Medium.VOICE), Scope.ALL);
  }

  private static Phone phone(int person) {
    return new Phone("+3363998" + (1_000 + person));
  }
}
