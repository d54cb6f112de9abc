package io.optouthub.camel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a target be served once a day: from that time on until it has caught up. A day that was
 * missed because the hub was down is made up for.
 */
final class Daily implements Supplier<Duration> {

  private static final Duration LOOK = Duration.ofSeconds(10);

  private final LocalTime at;
  private final ZoneId zone;
  private final Clock clock;
  private final Supplier<Duration> step;
  private final Supplier<@Nullable Instant> oldest;
  private @Nullable Instant next;

  /**
   * @param step what is done; nothing more for now when it asks for a pause
   * @param oldest when what waits longest arrived; null when nothing waits
   */
  Daily(
      LocalTime at,
      ZoneId zone,
      Clock clock,
      Supplier<Duration> step,
      Supplier<@Nullable Instant> oldest) {
    this.at = at;
    this.zone = zone;
    this.clock = clock;
    this.step = step;
    this.oldest = oldest;
  }

  @Override
  public Duration get() {
    Instant now = clock.instant();
    if (next == null) {
      Instant waiting = oldest.get();
      next = waiting != null && waiting.isBefore(last(now)) ? now : after(now);
    }
    if (now.isBefore(next)) {
      Duration left = Duration.between(now, next);
      return left.compareTo(LOOK) < 0 ? left.plusMillis(1) : LOOK;
    }
    Duration pause = step.get();
    if (!pause.isZero() && oldest.get() == null) {
      next = after(now);
    }
    return pause;
  }

  /** The newest time of day that has passed. */
  private Instant last(Instant now) {
    ZonedDateTime today = now.atZone(zone).with(at);
    return (today.toInstant().isAfter(now) ? today.minusDays(1) : today).toInstant();
  }

  private Instant after(Instant now) {
    return last(now).atZone(zone).plusDays(1).with(at).toInstant();
  }
}
