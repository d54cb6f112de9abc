package io.optouthub.camel;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes step after step on a thread of its own, each time as long after the last as that said. */
final class Stepping {

  private static final Logger LOG = LoggerFactory.getLogger(Stepping.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

  private final String name;
  private final Supplier<Duration> step;
  private final Semaphore news = new Semaphore(0);
  private volatile AtomicBoolean following = new AtomicBoolean();
  private volatile Thread thread = new Thread();

  /**
   * @param name of its thread and in the log
   */
  Stepping(String name, Supplier<Duration> step) {
    this.name = name;
    this.step = step;
  }

  /**
   * Each start has a flag of its own, so that a thread that outlived its stop does not go on beside
   * the next.
   */
  void start() {
    AtomicBoolean mine = new AtomicBoolean(true);
    following = mine;
    thread = new Thread(() -> run(mine), name);
    thread.start();
  }

  /** Ends a pause. */
  void wake() {
    news.release();
  }

  /** A step under way is let finish: what was applied shall get its receipt. */
  void halt() throws InterruptedException {
    following.set(false);
    news.release();
    thread.join(Duration.ofSeconds(45).toMillis());
  }

  private void run(AtomicBoolean mine) {
    boolean failing = false;
    while (mine.get()) {
      Duration pause = AFTER_FAILURE;
      try {
        pause = step.get();
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warn("step-failed of={} cause={}", name, e.getClass().getSimpleName());
        }
        failing = true;
      }
      rest(pause, mine);
    }
  }

  private void rest(Duration pause, AtomicBoolean mine) {
    if (pause.isZero() || !mine.get()) {
      return;
    }
    try {
      if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      mine.set(false);
    }
  }
}
