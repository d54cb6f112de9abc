package io.optouthub.camel.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps calls apart, evenly, so that no more than so many begin in a minute. */
final class Pace {

  private final long gap;
  private long next = System.nanoTime();

  /**
   * @param perMinute 0: as fast as the target answers
   */
  Pace(int perMinute) {
    this.gap = perMinute <= 0 ? 0 : Duration.ofMinutes(1).toNanos() / perMinute;
  }

  /** Waits until the next call may begin. */
  synchronized void await() {
    if (gap == 0) {
      return;
    }
    long left = next - System.nanoTime();
    while (left > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(left);
      left = next - System.nanoTime();
    }
    next = Math.max(next, System.nanoTime()) + gap;
  }
}
