package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DailyTest {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T10:00:00Z"));
  private @Nullable Instant oldest;
  private int steps;

  @Test
  void isServedOnceADayAtItsTimeUntilItHasCaughtUp() {
    Daily daily = daily();
    oldest = Instant.parse("2026-11-24T09:59:00Z");
    hours(daily, 20);
    assertThat(steps).isZero();

    // 08:00 in Paris is 07:00Z in winter.
    clock.advance(Duration.ofHours(1));
    daily.get();
    daily.get();
    assertThat(steps).isEqualTo(2);
    oldest = null;
    daily.get();
    assertThat(steps).isEqualTo(3);
    hours(daily, 23);
    assertThat(steps).isEqualTo(3);
    clock.advance(Duration.ofHours(1));
    daily.get();
    assertThat(steps).isEqualTo(4);
  }

  @Test
  void aDayThatWasMissedIsMadeUpForAtTheStart() {
    oldest = Instant.parse("2026-11-24T06:59:00Z");
    daily().get();
    assertThat(steps).isEqualTo(1);
  }

  private void hours(Daily daily, int hours) {
    for (int i = 0; i < hours; i++) {
      assertThat(daily.get()).isLessThanOrEqualTo(Duration.ofSeconds(10));
      clock.advance(Duration.ofHours(1));
    }
  }

  private Daily daily() {
    return new Daily(
        LocalTime.of(8, 0),
        ZoneId.of("Europe/Paris"),
        clock,
        () -> {
          steps++;
          return Duration.ofSeconds(1);
        },
        () -> oldest);
  }
}
