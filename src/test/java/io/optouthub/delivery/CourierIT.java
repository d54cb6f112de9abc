package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CourierIT {

  private static final Duration LEASE = Duration.ofSeconds(60);

  private final TestHubs hubs = new TestHubs();
  private final FakeTarget dialer = new FakeTarget();

  @AfterEach
  void close() {
    hubs.close();
  }

  @Test
  void aTargetDownForTenMinutesHoldsOnlyItselfAndThenCatchesUpInOrder() {
    FakeTarget crm = new FakeTarget();
    FakeTarget list = new FakeTarget();
    hubs.calling("dialer").calling("crm").calling("list");
    list.down = new Answer.Outage("connection refused", null);
    int people = 0;
    for (int tick = 0; tick < 60; tick++) {
      hubs.optOut(people + 1, people + 5);
      people += 5;
      hubs.drain(hubs.hub, "dialer", dialer);
      hubs.drain(hubs.hub, "crm", crm);
      hubs.drain(hubs.hub, "list", list);
      assertThat(hubs.status("dialer").lag()).isZero();
      assertThat(hubs.status("crm").lag()).isZero();
      hubs.pass(Duration.ofSeconds(10));
    }
    assertThat(hubs.status("list").state()).isEqualTo("retrying");
    assertThat(hubs.status("list").lag()).isEqualTo(people);
    assertThat(hubs.status("list").lastError()).isEqualTo("connection refused");
    assertThat(list.calls).isBetween(5, 15);

    list.down = null;
    hubs.pass(Duration.ofMinutes(10));
    hubs.drain(hubs.hub, "list", list);

    assertThat(hubs.status("list").lag()).isZero();
    assertThat(hubs.status("list").state()).isEqualTo("live");
    assertThat(hubs.status("list").lastError()).isNull();
    for (FakeTarget target : List.of(dialer, crm, list)) {
      assertThat(target.seqs()).hasSize(people).isSorted().doesNotHaveDuplicates();
    }
    assertThat(hubs.hub.parked(null)).isEmpty();
  }

  @Test
  void aHubThatIsKilledRepeatsNoMoreThanTheLastCalls() {
    hubs.calling("dialer").optOut(1, 100);
    dialer.before =
        () -> {
          if (dialer.calls == 75) {
            throw new AssertionError("killed");
          }
        };
    assertThatThrownBy(() -> hubs.drain(hubs.hub, "dialer", TestHubs.options(1), dialer))
        .hasMessage("killed");
    assertThat(hubs.status("dialer").position()).isEqualTo(64);

    hubs.drain(hubs.hub, "dialer", TestHubs.options(1), dialer);
    assertThat(dialer.taken).hasSize(100 + 74 - 64);
    assertThat(dialer.held).hasSize(100);
    assertThat(hubs.status("dialer").applied()).isEqualTo(100);
    assertThat(hubs.status("dialer").lag()).isZero();
  }

  @Test
  void whatATargetAsksToBeLeftAloneForIsKept() {
    hubs.calling("dialer").optOut(1, 1);
    dialer.down = new Answer.Outage("HTTP 429", Duration.ofMinutes(5));
    hubs.drain(hubs.hub, "dialer", dialer);
    dialer.down = null;

    hubs.pass(Duration.ofSeconds(299));
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(dialer.taken).isEmpty();

    hubs.pass(Duration.ofSeconds(2));
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(dialer.taken).hasSize(1);
  }

  /** Its own clock says March 2026, another's a year later. */
  @Test
  void howLongATargetIsLeftAloneIsNotByTheClockOfTheHubThatFailed() {
    hubs.calling("dialer").optOut(1, 1);
    Deliveries other = hubs.another(LEASE);
    for (Duration skew : List.of(Duration.ZERO, Duration.ofDays(1_000))) {
      hubs.clock.advance(skew);
      dialer.down = new Answer.Outage("HTTP 429", Duration.ofMinutes(5));
      hubs.drain(hubs.hub, "dialer", dialer);
      dialer.down = null;
      assertThat(pauseByTheDatabase()).isBetween(290, 300);
      hubs.clock.advance(skew.negated());
      hubs.leasesRunOut();
      hubs.drain(other, "dialer", dialer);
      assertThat(dialer.taken).isEmpty();
      hubs.leasesRunOut();
      hubs.pass(Duration.ofMinutes(5));
    }
    hubs.drain(other, "dialer", dialer);
    assertThat(dialer.taken).hasSize(1);
  }

  /** In seconds. */
  private int pauseByTheDatabase() {
    return hubs.sql
        .sql("select extract(epoch from next_attempt_at - now())::int from target")
        .query(Integer.class)
        .single();
  }

  @Test
  void onePoisonRecordInAThousandIsParkedInTheTargetsWordsAndAppliedWhenSentAgain() {
    hubs.calling("dialer").optOut(1, 1000);
    dialer.poison.add(Changes.phone(437).value());
    hubs.drain(hubs.hub, "dialer", dialer);

    assertThat(hubs.status("dialer").applied()).isEqualTo(999);
    assertThat(hubs.status("dialer").parked()).isEqualTo(1);
    assertThat(hubs.status("dialer").lag()).isZero();
    assertThat(dialer.held).hasSize(999);
    assertThat(dialer.calls).isLessThanOrEqualTo(10 + 2 * 7);
    Deliveries.Parked parked = hubs.hub.parked("dialer").get(0);
    assertThat(parked.answer()).isEqualTo("no such prefix");
    assertThat(hubs.at("dialer", parked.seq()).state()).isEqualTo("parked");

    assertThat(hubs.hub.retryParked(parked.id())).isTrue();
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(hubs.hub.parked("dialer").get(0).attempts()).isEqualTo(2);

    dialer.poison.clear();
    assertThat(hubs.hub.retryParked(parked.id())).isTrue();
    hubs.pass(Duration.ofMinutes(3));
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(hubs.hub.parked("dialer")).isEmpty();
    assertThat(hubs.hub.retryParked(parked.id())).isFalse();
    assertThat(hubs.status("dialer").applied()).isEqualTo(1000);
    assertThat(dialer.held).hasSize(1000);
    assertThat(hubs.at("dialer", parked.seq()))
        .isEqualTo(new Deliveries.AtTarget("dialer", "applied", hubs.clock.instant(), "ok 1"));
  }

  @Test
  void aHubThatLostItsLeaseMovesNothing() {
    Deliveries other = hubs.another(LEASE);
    FakeTarget seenByOther = new FakeTarget();
    hubs.calling("dialer");
    hubs.drain(hubs.hub, "dialer", dialer);
    hubs.optOut(1, 10);
    hubs.drain(other, "dialer", seenByOther);
    assertThat(seenByOther.calls).isZero();

    dialer.after =
        () -> {
          if (dialer.calls == 1) {
            hubs.leasesRunOut();
            hubs.drain(other, "dialer", seenByOther);
          }
        };
    hubs.drain(hubs.hub, "dialer", TestHubs.options(4), dialer);

    assertThat(seenByOther.seqs()).hasSize(10);
    assertThat(hubs.status("dialer").applied()).isEqualTo(10);
    assertThat(hubs.status("dialer").attempts()).isZero();
    assertThat(hubs.sql.sql("select distinct fence from receipt").query(Long.class).list())
        .hasSize(1);

    other.release("dialer");
    hubs.optOut(11, 12);
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(hubs.status("dialer").lag()).isZero();
  }

  @Test
  void aHubThatWasFrozenSendsNothingMoreOnceAnotherHasTakenOver() {
    Deliveries frozen = hubs.another(Duration.ofMillis(1));
    FakeTarget seenByOther = new FakeTarget();
    hubs.calling("dialer").optOut(1, 10);
    dialer.after =
        () -> {
          // A frozen hub renews nothing; this one only acts it, and its timer may come in between.
          for (int i = 0; i < 100 && seenByOther.seqs().isEmpty(); i++) {
            hubs.leasesRunOut();
            hubs.drain(hubs.hub, "dialer", seenByOther);
          }
        };
    hubs.drain(frozen, "dialer", TestHubs.options(4), dialer);

    assertThat(dialer.seqs()).hasSize(4);
    assertThat(seenByOther.seqs()).hasSize(10);
    assertThat(hubs.status("dialer").applied()).isEqualTo(10);
    assertThat(hubs.status("dialer").lastError()).isNull();
  }

  @Test
  void aSlowBatchThatOutlastsTheLeaseIsNoReasonToStopWhileNobodyElseTookIt() {
    hubs.calling("dialer").optOut(1, 10);
    dialer.after = hubs::leasesRunOut;
    hubs.drain(hubs.another(Duration.ofMillis(1)), "dialer", TestHubs.options(4), dialer);

    assertThat(dialer.seqs()).hasSize(10).doesNotHaveDuplicates();
    assertThat(hubs.status("dialer").applied()).isEqualTo(10);
    assertThat(hubs.status("dialer").attempts()).isZero();
  }

  @Test
  void afterACrashBetweenApplicationAndReceiptTheSameKeysComeAgain() {
    hubs.calling("dialer").optOut(1, 10);
    dialer.after =
        () -> {
          throw new IllegalStateException("power cut");
        };
    assertThatThrownBy(() -> hubs.drain(hubs.hub, "dialer", dialer)).hasMessage("power cut");
    assertThat(hubs.status("dialer").position()).isZero();

    dialer.after = () -> {};
    hubs.leasesRunOut();
    hubs.drain(hubs.another(LEASE), "dialer", dialer);

    List<String> keys = dialer.taken.stream().map(Change::idempotencyKey).toList();
    assertThat(keys).hasSize(20);
    assertThat(keys.subList(0, 10)).isEqualTo(keys.subList(10, 20)).doesNotHaveDuplicates();
    assertThat(hubs.status("dialer").applied()).isEqualTo(10);
  }

  @Test
  void anOptInBeforeTheDeliveryLeavesOnlyTheStateAsItStands() {
    hubs.calling("dialer").calling("list");
    long out = hubs.optOut(Changes.phone(1));
    hubs.pass(Duration.ofMinutes(1));
    long in = hubs.register.message("form", optIn()).seq();
    hubs.drain(hubs.hub, "dialer", new Deliveries.Options(200, true), dialer);
    FakeTarget list = new FakeTarget();
    hubs.drain(hubs.hub, "list", list);

    assertThat(dialer.taken).hasSize(1);
    assertThat(dialer.taken.get(0).suppressed()).isFalse();
    assertThat(hubs.at("dialer", out).state()).isEqualTo("applied");
    assertThat(hubs.at("dialer", in).state()).isEqualTo("applied");
    assertThat(list.calls).isZero();
    assertThat(hubs.at("list", in).detail()).isEqualTo("release");
  }

  private OptOut optIn() {
    return new OptOut(
        Wish.OPT_IN,
        Changes.phone(1),
        Set.of(Medium.VOICE),
        Scope.ALL,
        hubs.clock.instant(),
        "form 12");
  }

  @Test
  void aRepeatIsSentAgain() {
    hubs.calling("dialer").optOut(1, 1);
    hubs.drain(hubs.hub, "dialer", dialer);
    hubs.optOut(1, 1);
    hubs.drain(hubs.hub, "dialer", dialer);

    assertThat(dialer.taken).extracting(Change::repeat).containsExactly(false, true);
  }

  @Test
  void whatDoesNotConcernATargetIsSkippedWithItsReason() {
    hubs.calling("dialer", Set.of(Medium.VOICE), List.of("north"), Set.of("FR"));
    long medium = filed(OptOut.of(Changes.phone(1), Set.of(Medium.SMS), Scope.ALL));
    long brand = filed(OptOut.of(Changes.phone(2), Set.of(Medium.VOICE), new Scope("south")));
    long country = hubs.optOut(new Phone("+447700900123"));
    long address = filed(OptOut.of(new Email("ana@example.com"), Set.of(Medium.EMAIL), Scope.ALL));
    long mine = filed(OptOut.of(Changes.phone(3), Set.of(Medium.VOICE), new Scope("north")));
    assertThat(hubs.at("dialer", mine).state()).isEqualTo("pending");
    hubs.drain(hubs.hub, "dialer", dialer);

    assertThat(List.of(medium, brand, country, address))
        .extracting(seq -> hubs.at("dialer", seq))
        .allMatch(at -> at.state().equals("skipped"))
        .extracting(Deliveries.AtTarget::detail)
        .containsExactly("medium", "brand", "country", "medium");
    assertThat(hubs.at("dialer", mine).state()).isEqualTo("applied");
    assertThat(hubs.status("dialer").skipped()).isEqualTo(4);
    assertThat(dialer.seqs()).containsExactly(mine);
  }

  private long filed(OptOut request) {
    return hubs.register.message("form", request).seq();
  }

  @Test
  void aResynchronisationSendsEverythingAgainFromTheBeginning() {
    hubs.calling("dialer").optOut(1, 10);
    hubs.drain(hubs.hub, "dialer", dialer);
    dialer.held.clear();

    hubs.hub.resync("dialer");
    assertThat(hubs.at("dialer", 3).state()).isEqualTo("pending");
    assertThat(hubs.status("dialer").lag()).isEqualTo(10);
    hubs.drain(hubs.hub, "dialer", dialer);

    assertThat(dialer.held).hasSize(10);
    assertThat(hubs.at("dialer", 3).state()).isEqualTo("applied");
  }

  @Test
  void aResynchronisationDuringABatchIsNotOvertakenByIt() {
    hubs.calling("dialer").optOut(1, 10);
    dialer.after = () -> hubs.hub.resync("dialer");
    hubs.hub.step("dialer", TestHubs.options(200), dialer);

    assertThat(hubs.status("dialer").position()).isZero();
  }

  @Test
  void aPausedTargetTakesNothingUntilItIsResumed() {
    hubs.calling("dialer");
    hubs.hub.pause("dialer");
    hubs.optOut(1, 3);
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(dialer.calls).isZero();
    assertThat(hubs.status("dialer").state()).isEqualTo("paused");
    assertThat(hubs.status("dialer").deadline())
        .isEqualTo(hubs.clock.instant().plus(Duration.ofHours(1)));

    hubs.hub.resume("dialer");
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(dialer.taken).hasSize(3);
    assertThat(hubs.status("dialer").state()).isEqualTo("live");
  }

  @Test
  void aTargetThatLeavesTheMapTakesNothing() {
    hubs.calling("dialer").optOut(1, 3);
    hubs.systems.clear();
    hubs.drain(hubs.hub, "dialer", dialer);

    assertThat(dialer.calls).isZero();
    assertThat(hubs.status("dialer").state()).isEqualTo("not-mapped");
  }

  @Test
  void aNewerDeliveryReplacesAParkedOne() {
    hubs.calling("dialer");
    long first = hubs.optOut(Changes.phone(1));
    dialer.poison.add(Changes.phone(1).value());
    hubs.drain(hubs.hub, "dialer", dialer);
    long parked = hubs.hub.parked("dialer").get(0).id();
    long second = hubs.optOut(Changes.phone(1));
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(hubs.hub.parked("dialer")).hasSize(1);
    assertThat(hubs.at("dialer", first).state()).isEqualTo("parked");
    assertThat(hubs.at("dialer", second).state()).isEqualTo("parked");

    dialer.poison.clear();
    hubs.optOut(1, 1);
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(hubs.hub.parked("dialer")).isEmpty();
    assertThat(hubs.hub.retryParked(parked)).isFalse();
    assertThat(hubs.at("dialer", first).state()).isEqualTo("applied");
  }
}
