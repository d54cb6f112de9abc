package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifierIT {

  private static final Deliveries.Rounds HOURLY =
      new Deliveries.Rounds(Duration.ofHours(1), Duration.ZERO, 50);

  private final TestHubs hubs = new TestHubs().calling("dialer");
  private final FakeTarget dialer = new FakeTarget();
  private int questions;

  @AfterEach
  void close() {
    hubs.close();
  }

  @Test
  void whatIsAppliedIsVerifiedAndTheRoundIsKept() {
    hubs.optOut(1, 120);
    deliver();
    assertThat(state(1)).isEqualTo("applied");
    verify(HOURLY);
    assertThat(state(1)).isEqualTo("verified");
    assertThat(questions).isEqualTo(3);
    assertThat(rounds()).containsExactly("120 0");
    hubs.optOut(121, 121);
    deliver();
    assertThat(state(121)).isEqualTo("applied");
    verify(HOURLY);
    assertThat(state(121)).as("the round follows what is applied").isEqualTo("verified");
    assertThat(rounds()).hasSize(1);
  }

  @Test
  void whatWasDeletedBehindOurBackIsFoundAndAppliedAgainInOneRound() {
    hubs.optOut(1, 200);
    deliver();
    verify(HOURLY);
    IntStream.rangeClosed(41, 80).forEach(n -> dialer.held.remove(Changes.phone(n).e164()));
    pass(Duration.ofHours(1));
    verify(HOURLY);
    assertThat(state(41)).isEqualTo("drifted");
    assertThat(status().drifted()).isEqualTo(40);
    assertThat(rounds()).containsExactly("200 0", "200 40");
    deliver();
    assertThat(dialer.held).hasSize(200);
    verify(HOURLY);
    assertThat(status().drifted()).isZero();
    assertThat(state(41)).isEqualTo("verified");
    assertThat(dialer.taken.stream().map(Change::idempotencyKey).distinct())
        .as("a target that knows keys takes it as new")
        .hasSize(240);
  }

  @Test
  void aTargetThatSaysYesAndHoldsNothingIsParkedNotAskedForEver() {
    dialer.after = dialer.held::clear;
    hubs.optOut(1, 1);
    deliver();
    for (int i = 0; i < 8; i++) {
      verify(HOURLY);
      deliver();
    }
    assertThat(dialer.calls).isEqualTo(4);
    assertThat(hubs.hub.parked("dialer"))
        .extracting(Deliveries.Parked::answer)
        .containsExactly("it answers that it applied this, and does not hold it");
    assertThat(state(1)).isEqualTo("parked");
  }

  @Test
  void aTargetThatCannotBeAskedIsAskedLater() {
    hubs.optOut(1, 1);
    deliver();
    ReadBack away = expected -> new ReadBack.Found.Away("no route to host", null);
    hubs.hub.verify("dialer", HOURLY, away);
    hubs.clock.advance(Duration.ofDays(1));
    verify(HOURLY);
    assertThat(questions).as("the pause is the database's to end").isZero();
    assertThat(state(1)).isEqualTo("applied");
    pass(Duration.ofMinutes(5));
    verify(HOURLY);
    assertThat(state(1)).isEqualTo("verified");
  }

  @Test
  void aTargetThatTakesTimeIsAskedAfterIt() {
    var later = new Deliveries.Rounds(Duration.ofHours(1), Duration.ofMinutes(10), 50);
    hubs.optOut(1, 1);
    deliver();
    verify(later);
    assertThat(questions).isZero();
    pass(Duration.ofMinutes(10));
    verify(later);
    assertThat(questions).isEqualTo(1);
    assertThat(state(1)).isEqualTo("verified");
  }

  @Test
  void whatTheTargetRefusedIsNotDrift() {
    dialer.poison.add(Changes.phone(1).e164());
    hubs.optOut(1, 2);
    deliver();
    verify(HOURLY);
    assertThat(status().drifted()).isZero();
    assertThat(state(1)).isEqualTo("parked");
    assertThat(state(2)).isEqualTo("verified");
  }

  private void deliver() {
    while (hubs.hub.step("dialer", TestHubs.options(100), dialer).isZero()) {
      // until it rests
    }
  }

  private void verify(Deliveries.Rounds rounds) {
    ReadBack held =
        expected -> {
          questions++;
          return new ReadBack.Found.Holds(dialer.held.keySet());
        };
    while (hubs.hub.verify("dialer", rounds, held).isZero()) {
      // until it rests
    }
  }

  /** Time passes; the lease is kept. */
  private void pass(Duration time) {
    hubs.pass(time);
    deliver();
  }

  private Deliveries.Status status() {
    return hubs.hub.statuses().get(0);
  }

  private String state(long seq) {
    return hubs.hub.atTargets(seq).get(0).state();
  }

  private List<String> rounds() {
    return hubs.sql
        .sql("select asked || ' ' || missing from verify_round order by id")
        .query(String.class)
        .list();
  }
}
