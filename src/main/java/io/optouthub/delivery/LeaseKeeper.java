package io.optouthub.delivery;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Renews a lease while a call is under way that may take longer than the lease lasts. A hub that
 * stands still renews nothing, and so loses it.
 */
@Component
class LeaseKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "target-leases");
            thread.setDaemon(true);
            return thread;
          });

  /** From now until it is closed. */
  Keeping keep(Duration lease, BooleanSupplier renew) {
    long pause = Math.max(1, lease.toMillis() / 3);
    ScheduledFuture<?> task =
        clockwork.scheduleWithFixedDelay(() -> run(renew), pause, pause, TimeUnit.MILLISECONDS);
    return () -> task.cancel(false);
  }

  private static void run(BooleanSupplier renew) {
    try {
      if (!renew.getAsBoolean()) {
        LOG.warn("lease-lost: what is under way will not count");
      }
    } catch (RuntimeException e) {
      // The next try may do; if none does, the lease ends, and what was applied is not counted.
      LOG.debug("lease-not-renewed cause={}", e.getClass().getSimpleName());
    }
  }

  @PreDestroy
  void stop() {
    clockwork.shutdownNow();
  }

  /** Ends the renewing. */
  interface Keeping extends AutoCloseable {
    @Override
    void close();
  }
}
