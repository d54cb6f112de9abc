package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.Deadline;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.delivery.ReachedFigures.AtTarget;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A small log whose figures were worked out by hand; one hour is the deadline of the systems. */
class ReachedFiguresIT {

  private final TestHubs hubs = new TestHubs();
  private final FakeTarget dialer = new FakeTarget();
  private final ReachedFigures figures =
      new PostgresReachedFigures(hubs.sql, hubs, TestHubs.settings(Duration.ofSeconds(60)));
  private final Instant start = hubs.clock.instant();

  @AfterEach
  void close() {
    hubs.close();
  }

  /** They wait for 65, 64, .. 46 minutes: the tenth of twenty for 55, the nineteenth for 64. */
  @Test
  void countsHowLongEachWaitedAndWhoWaitedTooLong() {
    hubs.calling("dialer");
    oneAMinute(20);
    hubs.clock.advance(Duration.ofMinutes(45));
    hubs.drain(hubs.hub, "dialer", dialer);
    AtTarget at = at("dialer");
    assertThat(at.applied()).isEqualTo(20);
    assertThat(at.median()).isEqualTo(Duration.ofMinutes(55));
    assertThat(at.p95()).isEqualTo(Duration.ofMinutes(64));
    assertThat(at.longest()).isEqualTo(Duration.ofMinutes(65));
    assertThat(at.late()).as("65, 64, 63, 62 and 61; 60 is in time").isEqualTo(5);

    hubs.clock.advance(Duration.ofDays(3));
    hubs.hub.resync("dialer");
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(at("dialer")).as("sent again, which is no news").isEqualTo(at);
  }

  @Test
  void whatIsNotAppliedIsLateOnceItsTimeIsOver() {
    hubs.calling("dialer").optOut(1, 3);
    assertThat(at("dialer").waiting()).isEqualTo(3);
    assertThat(at("dialer").late()).isZero();
    hubs.clock.advance(Duration.ofMinutes(61));
    assertThat(at("dialer").waiting()).isEqualTo(3);
    assertThat(at("dialer").late()).isEqualTo(3);
    assertThat(at("dialer").median()).isZero();
  }

  @Test
  void whatATargetRefusesCountsWhenItGoesThroughAndWhatIsNotItsOwnNever() {
    hubs.calling("dialer", Set.of(Medium.VOICE), List.of(), Set.of("FR"));
    hubs.optOut(1, 3);
    hubs.optOut(new Phone("+447700900123"));
    dialer.poison.add(Changes.phone(2).value());
    dialer.poison.add(Changes.phone(3).value());
    hubs.drain(hubs.hub, "dialer", dialer);
    hubs.clock.advance(Duration.ofMinutes(70));
    dialer.poison.remove(Changes.phone(2).value());
    hubs.hub.retryAllParked("dialer");
    hubs.drain(hubs.hub, "dialer", dialer);
    AtTarget at = at("dialer");
    assertThat(at.applied()).isEqualTo(2);
    assertThat(at.longest()).isEqualTo(Duration.ofMinutes(70));
    assertThat(at.skipped()).isEqualTo(1);
    assertThat(at.refused()).isEqualTo(new ReachedFigures.Refused(1, 0, 1));
    assertThat(at.late()).as("the one that went through too late, and the other").isEqualTo(2);
    assertThat(at.waiting()).isZero();
  }

  /** The first of March 2026 is a Sunday: a working day later is the end of Monday, in Paris. */
  @Test
  void workingDaysAreThoseOfTheCalendar() {
    CallingSystem system =
        new CallingSystem(
            "phoneo",
            "Dialer",
            Set.of(Medium.VOICE),
            List.of(),
            Set.of(),
            List.of(NumberFormat.E164),
            new Deadline.WorkingDays(1, "FR", "1 working day FR"),
            List.of(),
            null,
            null);
    hubs.calling("dialer").systems.put("dialer", system);
    hubs.optOut(1, 1);
    hubs.clock.advance(Duration.between(start, Instant.parse("2026-03-02T22:59:59Z")));
    assertThat(at("dialer").late()).isZero();
    hubs.clock.advance(Duration.ofSeconds(2));
    assertThat(at("dialer").late()).isEqualTo(1);
  }

  @Test
  void whatCameLaterAndWhatWasSentAgainWithItChangeNothing() {
    hubs.calling("dialer").optOut(1, 3);
    hubs.drain(hubs.hub, "dialer", dialer);
    AtTarget at = at("dialer", 3);
    assertThat(at.applied()).isEqualTo(3);
    hubs.optOut(4, 5);
    hubs.drain(hubs.hub, "dialer", dialer);
    hubs.optOut(6, 6);
    hubs.hub.resync("dialer");
    hubs.drain(hubs.hub, "dialer", dialer);
    assertThat(at("dialer", 3)).isEqualTo(at);
    assertThat(at("dialer").applied()).isEqualTo(6);
  }

  @Test
  void aTargetWithoutADeadlineIsNeverLate() {
    hubs.calling("dialer").systems.clear();
    hubs.optOut(1, 1);
    assertThat(at("dialer").late()).isNull();
  }

  private void oneAMinute(int count) {
    for (int n = 1; n <= count; n++) {
      hubs.optOut(n, n);
      hubs.clock.advance(Duration.ofMinutes(1));
    }
  }

  private AtTarget at(String target) {
    return at(target, hubs.register.register.head());
  }

  private AtTarget at(String target, long last) {
    Instant to = start.plus(Duration.ofDays(31));
    var asked = new ReachedFigures.Asked(1, last, start, to, hubs.clock.instant());
    return figures.of(asked).stream()
        .filter(at -> at.target().equals(target))
        .findFirst()
        .orElseThrow();
  }
}
