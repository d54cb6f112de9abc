package io.optouthub.scrub;

import io.optouthub.register.RegisterUnavailable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Judges batches beside the thread that reads them, and hands them on in their order; only so many
 * are under way.
 */
final class Pipeline<B> {

  private static final int UNDER_WAY = 2 * Runtime.getRuntime().availableProcessors() + 2;

  /** Where judged batches go. */
  interface Next<B> {
    void take(B batch, List<Verdict> verdicts) throws IOException;
  }

  private record Waiting<B>(B batch, Future<Judged> judged) {}

  private final ExecutorService workers;
  private final Function<List<? extends Row>, Judged> judge;
  private final Next<B> next;
  private final Deque<Waiting<B>> waiting = new ArrayDeque<>();
  private long asOf = Long.MAX_VALUE;

  Pipeline(ExecutorService workers, Function<List<? extends Row>, Judged> judge, Next<B> next) {
    this.workers = workers;
    this.judge = judge;
    this.next = next;
  }

  void add(B batch, List<? extends Row> rows) throws IOException {
    while (waiting.size() >= UNDER_WAY) {
      handOn();
    }
    waiting.add(new Waiting<>(batch, workers.submit(() -> judge.apply(rows))));
  }

  /** Hands on the rest; says the oldest entry that any answer is of. */
  long finish() throws IOException {
    while (!waiting.isEmpty()) {
      handOn();
    }
    return asOf;
  }

  /**
   * @throws RegisterUnavailable when nobody can tell now
   */
  private void handOn() throws IOException {
    Waiting<B> first = waiting.remove();
    try {
      Judged judged = first.judged().get();
      asOf = Math.min(asOf, judged.asOf());
      next.take(first.batch(), judged.verdicts());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }
}
