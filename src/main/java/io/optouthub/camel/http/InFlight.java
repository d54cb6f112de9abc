package io.optouthub.camel.http;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes calls beside each other, the next one as soon as one of them is answered; their answers
 * come in the order of the calls.
 */
final class InFlight {

  private final int most;
  private final ThreadPoolExecutor threads;

  /** Threads that have nothing to do end by themselves; the caller's makes calls, too. */
  InFlight(int most) {
    this.most = most;
    threads =
        new ThreadPoolExecutor(
            0,
            most,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            task -> new Thread(task, "target-call"),
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  /**
   * Returns when the last has ended.
   *
   * @param over asked about each call and its answer as it comes, one at a time: whether to begin
   *     no more calls
   * @return the answers to the calls that were made: the first ones, without a gap
   * @throws IllegalStateException when the thread is interrupted meanwhile
   */
  <T, R> List<R> all(List<T> calls, Function<T, R> make, BiPredicate<T, R> over) {
    Window<T, R> window = new Window<>(calls, make, over);
    List<Future<?>> others =
        Stream.<Future<?>>generate(() -> threads.submit(window))
            .limit(Math.min(most, calls.size()) - 1L)
            .toList();
    try {
      window.run();
    } finally {
      // Also when a call failed: nobody goes on after the caller.
      window.end();
      others.forEach(InFlight::await);
    }
    return List.copyOf(window.answers.values());
  }

  private static void await(Future<?> other) {
    try {
      other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e);
    }
  }

  /** The calls that are to be made, and the answers so far. */
  private static final class Window<T, R> implements Runnable {
    private final List<T> calls;
    private final Function<T, R> make;
    private final BiPredicate<T, R> over;
    private final SortedMap<Integer, R> answers = new TreeMap<>();
    private int begun;
    private boolean ended;

    Window(List<T> calls, Function<T, R> make, BiPredicate<T, R> over) {
      this.calls = calls;
      this.make = make;
      this.over = over;
    }

    @Override
    public void run() {
      int call;
      while ((call = next()) >= 0) {
        try {
          answered(call, make.apply(calls.get(call)));
        } catch (RuntimeException e) {
          end();
          throw e;
        }
      }
    }

    /** The next call's place, negative when none is to be made. */
    private synchronized int next() {
      return ended || begun == calls.size() ? -1 : begun++;
    }

    private synchronized void answered(int call, R answer) {
      answers.put(call, answer);
      ended |= over.test(calls.get(call), answer);
    }

    private synchronized void end() {
      ended = true;
    }
  }
}
