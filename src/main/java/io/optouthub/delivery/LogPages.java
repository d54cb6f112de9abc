package io.optouthub.delivery;

import io.optouthub.register.LogReader;
import io.optouthub.register.LogReader.Page;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Pages of the log, read once for targets that go along it side by side, and the next one while a
 * page is applied. Only full pages are kept, and for a moment: the states in them are as of when
 * they were read, as those of a page that is being applied are.
 */
@Component
class LogPages {

  private static final long FRESH = Duration.ofSeconds(1).toNanos();
  private static final int MOST = 8;

  private final LogReader log;
  private final Executor beside;
  private final LongSupplier nanos;
  private final Map<Wanted, Read> reads = new LinkedHashMap<>();

  private record Wanted(long position, int limit) {}

  private record Read(long began, CompletableFuture<Page> page) {}

  @Autowired
  LogPages(LogReader log) {
    this(log, threads(), System::nanoTime);
  }

  /**
   * @param beside reads pages ahead, or refuses to
   * @param nanos as {@link System#nanoTime}
   */
  LogPages(LogReader log, Executor beside, LongSupplier nanos) {
    this.log = log;
    this.beside = beside;
    this.nanos = nanos;
  }

  /** Nothing waits for a thread: who wants a page that nobody reads reads it. */
  private static Executor threads() {
    return new ThreadPoolExecutor(
        0,
        2,
        10,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> {
          Thread thread = new Thread(task, "log-pages");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** As {@link LogReader#page}; the next one is on its way when this is full. */
  Page page(long position, int limit) {
    Wanted wanted = new Wanted(position, limit);
    Page page = kept(wanted);
    if (page == null) {
      long began = nanos.getAsLong();
      page = log.page(position, limit);
      if (isFull(page, wanted)) {
        keep(wanted, new Read(began, CompletableFuture.completedFuture(page)));
      }
    }
    if (isFull(page, wanted)) {
      ahead(new Wanted(page.last(), limit));
    }
    return page;
  }

  /** What was read is of use only if it is full: else more may have come since. */
  private @Nullable Page kept(Wanted wanted) {
    Read read = find(wanted);
    if (read == null) {
      return null;
    }
    try {
      Page page = read.page().join();
      return isFull(page, wanted) ? page : null;
    } catch (CompletionException e) {
      // Whoever wants it reads it again, and hears what is wrong.
      return null;
    }
  }

  private synchronized @Nullable Read find(Wanted wanted) {
    long now = nanos.getAsLong();
    reads.values().removeIf(read -> now - read.began() > FRESH);
    return reads.get(wanted);
  }

  private synchronized void keep(Wanted wanted, Read read) {
    reads.put(wanted, read);
    if (reads.size() > MOST) {
      reads.remove(reads.keySet().iterator().next());
    }
  }

  private void ahead(Wanted wanted) {
    if (find(wanted) != null) {
      return;
    }
    CompletableFuture<Page> page = new CompletableFuture<>();
    Read read = new Read(nanos.getAsLong(), page);
    try {
      beside.execute(
          () -> {
            try {
              page.complete(log.page(wanted.position(), wanted.limit()));
            } catch (RuntimeException e) {
              page.completeExceptionally(e);
            }
          });
      keep(wanted, read);
    } catch (RejectedExecutionException e) {
      // Others are being read.
    }
  }

  /** Entries have no gaps in their numbers. */
  private static boolean isFull(Page page, Wanted wanted) {
    return page.last() - wanted.position() >= wanted.limit();
  }
}
