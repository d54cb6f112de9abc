package io.optouthub.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How much of the heap is in use after collections, at most, while something is done. */
final class Heap implements AutoCloseable {

  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();
  private volatile boolean working;
  private volatile long most;

  Heap() {
    looking.scheduleAtFixedRate(this::look, 0, 50, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (working) {
      most = Math.max(most, used());
    }
  }

  private static long used() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }

  double during(Comparison.Work work) throws Exception {
    working = true;
    try {
      return work.run();
    } finally {
      working = false;
    }
  }

  long most() {
    return most;
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
