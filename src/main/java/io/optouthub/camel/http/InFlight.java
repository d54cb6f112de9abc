package io.optouthub.camel.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Makes calls beside each other; their answers come in the order of the calls. */
final class InFlight {

  private final ExecutorService threads;

  /** Threads that have nothing to do end by themselves. */
  InFlight(int most) {
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
   * @throws IllegalStateException when the thread is interrupted meanwhile
   */
  <T, R> List<R> all(List<T> calls, Function<T, R> make) {
    List<R> answers = new ArrayList<>();
    try {
      for (Future<R> each :
          threads.invokeAll(
              calls.stream()
                  .<java.util.concurrent.Callable<R>>map(c -> () -> make.apply(c))
                  .toList())) {
        answers.add(each.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException told ? told : new IllegalStateException(e);
    }
    return answers;
  }
}
