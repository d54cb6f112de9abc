package io.optouthub.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How long to leave a target alone that cannot take anything: twice as long each time, with jitter.
 */
record RetryPolicy(Duration first, Duration most, RandomGenerator random) {

  /**
   * @param attempts failed attempts so far, from 1
   * @param asked what the target asked for; never less than that, and at most a day
   */
  Duration pause(int attempts, @Nullable Duration asked) {
    long doubled = first.toMillis() << Math.min(attempts - 1, 30);
    long ceiling = Math.min(most.toMillis(), doubled);
    long millis = ceiling / 2 + random.nextLong(ceiling / 2 + 1);
    Duration asLongAsAsked = asked == null ? Duration.ZERO : asked;
    Duration pause = Duration.ofMillis(millis);
    Duration longer = pause.compareTo(asLongAsAsked) > 0 ? pause : asLongAsAsked;
    return longer.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : longer;
  }
}
