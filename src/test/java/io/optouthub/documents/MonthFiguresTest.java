package io.optouthub.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.DeliverySettings;
import io.optouthub.register.ReceivedFigures.Received;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class MonthFiguresTest {

  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

  private final SettableClock clock = new SettableClock(TestDocuments.NOW);
  private final Queue<Runnable> beside = new ArrayDeque<>();
  private final List<YearMonth> counted = new ArrayList<>();
  private Duration takes = Duration.ofMinutes(1);

  private final MonthFigures figures =
      new MonthFigures(
          (from, to, now) -> new Received(1, 9, List.of(), List.of()),
          asked -> {
            counted.add(YearMonth.from(asked.from().atZone(ZoneId.of("Europe/Paris"))));
            clock.advance(takes);
            return List.of();
          },
          new DeliverySettings(
              100,
              Duration.ofSeconds(10),
              Duration.ofSeconds(1),
              5,
              ZoneId.of("Europe/Paris"),
              new DeliverySettings.Retry(Duration.ofSeconds(1), Duration.ofHours(1))),
          clock,
          beside::add);

  @Test
  void whatIsSoonCountedIsCountedForWhoeverAsks() {
    takes = Duration.ofMillis(20);
    figures.of(OCTOBER);
    assertThat(figures.of(OCTOBER).at()).isEqualTo(TestDocuments.NOW.plusMillis(20));
    assertThat(counted).hasSize(2);
  }

  @Test
  void whatTakesLongIsKeptAndCountedAgainBesideWhenItIsOld() {
    assertThat(figures.of(OCTOBER).at()).isEqualTo(TestDocuments.NOW);
    clock.advance(Duration.ofMinutes(58));
    assertThat(figures.of(OCTOBER).at()).isEqualTo(TestDocuments.NOW);
    assertThat(beside).isEmpty();

    clock.advance(Duration.ofMinutes(2));
    assertThat(figures.of(OCTOBER).at()).as("nobody waits").isEqualTo(TestDocuments.NOW);
    figures.of(OCTOBER);
    assertThat(beside).as("once").hasSize(1);
    beside.remove().run();
    assertThat(figures.of(OCTOBER).at()).isEqualTo(TestDocuments.NOW.plus(Duration.ofMinutes(61)));
    assertThat(counted).hasSize(2);
  }

  @Test
  void countingTakesNoMoreThanItsShareOfTheTime() {
    takes = Duration.ofMinutes(10);
    figures.of(OCTOBER);
    clock.advance(Duration.ofMinutes(180));
    figures.of(OCTOBER);
    assertThat(beside).isEmpty();
    clock.advance(Duration.ofMinutes(11));
    figures.of(OCTOBER);
    assertThat(beside).hasSize(1);
  }

  @Test
  void whatWillBeAskedForIsCountedBefore() {
    figures.countAhead();
    while (!beside.isEmpty()) {
      beside.remove().run();
    }
    assertThat(counted).containsExactly(OCTOBER, YearMonth.of(2026, 11));
    assertThat(figures.of(OCTOBER).running()).isFalse();
    assertThat(figures.of(YearMonth.of(2026, 11)).running()).isTrue();
    assertThat(counted).hasSize(2);
  }
}
