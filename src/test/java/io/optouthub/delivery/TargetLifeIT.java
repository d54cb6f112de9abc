package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What happens to a target from its first day to its last. */
class TargetLifeIT {

  private final TestHubs hubs = new TestHubs();
  private final FakeTarget dialer = new FakeTarget();

  @Test
  void aTargetDownForThreeDaysIsTriedWithGrowingPausesAndThenTakesEverythingInOrder() {
    hubs.calling("dialer").optOut(1, 50);
    Instant start = hubs.clock.instant();
    dialer.down = new Answer.Outage("connection refused", null);
    List<Instant> attempts = new ArrayList<>();
    for (int minute = 0; minute < 72 * 60; minute++) {
      int before = dialer.calls;
      hubs.hub.step("dialer", TestHubs.options(100), dialer);
      if (dialer.calls > before) {
        attempts.add(hubs.clock.instant());
      }
      if (minute == 36 * 60) {
        hubs.optOut(51, 60);
      }
      hubs.pass(Duration.ofMinutes(1));
    }
    assertThat(attempts).hasSizeBetween(10, 200);
    assertThat(Duration.between(attempts.get(0), attempts.get(1)))
        .isLessThan(Duration.between(attempts.get(9), attempts.get(10)));
    Deliveries.Status status = hubs.status("dialer");
    assertThat(status.state()).isEqualTo("retrying");
    assertThat(status.deadline()).isEqualTo(start.plus(Duration.ofHours(1)));
    assertThat(hubs.hub.parked(null)).isEmpty();

    dialer.down = null;
    hubs.pass(Duration.ofHours(2));
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(dialer.seqs()).hasSize(60).isSorted().doesNotHaveDuplicates();
    assertThat(hubs.hub.parked(null)).isEmpty();

    Lateness.Report report = report(start);
    assertThat(report.applied()).isEqualTo(60);
    assertThat(report.late()).isEqualTo(60);
    assertThat(report.median()).isBetween(Duration.ofHours(72), Duration.ofHours(75));
    assertThat(report.latest()).isBetween(Duration.ofHours(72), Duration.ofHours(75));
  }

  @Test
  void everythingThatATargetRefusedIsSentAgainAtOnce() {
    hubs.calling("dialer").optOut(1, 20);
    for (int poisoned : List.of(3, 7, 11)) {
      dialer.poison.add(Changes.phone(poisoned).value());
    }
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(hubs.status("dialer").parked()).isEqualTo(3);
    assertThat(report(Instant.EPOCH).applied()).isEqualTo(17);
    assertThat(report(Instant.EPOCH).parked()).isEqualTo(3);

    dialer.poison.clear();
    assertThat(hubs.hub.retryAllParked("dialer")).isEqualTo(3);
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(hubs.status("dialer").parked()).isZero();
    assertThat(dialer.held).hasSize(20);
    assertThat(report(Instant.EPOCH).applied()).isEqualTo(20);
  }

  @Test
  void aTargetTakenAwayKeepsItsProofAndBeginsAgainWhenItComesBack() {
    hubs.calling("dialer").optOut(1, 5);
    hubs.drain(hubs.hub, "dialer", dialer);
    hubs.hub.remove("dialer");

    assertThat(hubs.hub.statuses()).isEmpty();
    assertThat(hubs.at("dialer", 1).state()).isEqualTo("applied");
    hubs.optOut(6, 6);
    assertThat(hubs.hub.atTargets(6)).isEmpty();

    FakeTarget again = new FakeTarget();
    hubs.drain(hubs.hub, "dialer", again);
    assertThat(again.held).hasSize(6);
    assertThat(hubs.status("dialer").state()).isEqualTo("live");
  }

  @Test
  void aSystemWhoseScopeGrowsIsToldWhomItWasNotToldBefore() {
    hubs.calling("dialer", Set.of(Medium.VOICE), List.of(), Set.of("GB")).optOut(1, 3);
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(dialer.held).isEmpty();
    assertThat(hubs.at("dialer", 2).detail()).isEqualTo("country");

    hubs.calling("dialer", Set.of(Medium.VOICE), List.of(), Set.of());
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(dialer.held).hasSize(3);
    assertThat(hubs.at("dialer", 2).state()).isEqualTo("applied");
    int calls = dialer.calls;
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(dialer.calls).isEqualTo(calls);
  }

  private Lateness.Report report(Instant from) {
    var settings =
        new DeliverySettings(
            100,
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            5,
            ZoneId.of("Europe/Paris"),
            new DeliverySettings.Retry(Duration.ofSeconds(1), Duration.ofHours(1)));
    var transaction = new TransactionTemplate(new JdbcTransactionManager(hubs.register.database));
    return new PostgresLateness(hubs.register.database, transaction, hubs, settings)
        .of("dialer", from, Instant.parse("2100-01-01T00:00:00Z"))
        .orElseThrow();
  }
}
