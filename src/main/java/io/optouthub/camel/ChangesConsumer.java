package io.optouthub.camel;

import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Change;
import io.optouthub.delivery.Deliveries;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log for one target on one thread, and carries each batch along the route. */
final class ChangesConsumer extends DefaultConsumer implements Suspendable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangesConsumer.class);

  private final OptOutEndpoint endpoint;
  private final Deliveries deliveries;
  private final Semaphore news = new Semaphore(0);
  private final Runnable waker = news::release;
  private volatile AtomicBoolean following = new AtomicBoolean();
  private volatile Thread thread = new Thread();

  ChangesConsumer(OptOutEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.deliveries = endpoint.optOut().deliveries();
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    follow();
  }

  @Override
  protected void doResume() {
    follow();
  }

  private void follow() {
    AtomicBoolean mine = new AtomicBoolean(true);
    following = mine;
    endpoint.optOut().wake(waker);
    thread = new Thread(() -> run(mine), "target-" + endpoint.getName());
    thread.start();
  }

  @Override
  protected void doSuspend() throws InterruptedException {
    halt();
  }

  @Override
  protected void doStop() throws Exception {
    halt();
    super.doStop();
  }

  private void halt() throws InterruptedException {
    following.set(false);
    endpoint.optOut().rest(waker);
    news.release();
    // A batch under way is let finish: what was applied shall get its receipt.
    thread.join(Duration.ofSeconds(45).toMillis());
    try {
      deliveries.release(endpoint.getName());
    } catch (RuntimeException e) {
      LOG.warn(
          "target-release-failed target={} cause={}",
          endpoint.getName(),
          e.getClass().getSimpleName());
    }
  }

  /**
   * Each start has a flag of its own, so that a thread that outlived its stop does not go on beside
   * the next.
   */
  private void run(AtomicBoolean mine) {
    var options = new Deliveries.Options(endpoint.getBatchSize(), endpoint.isReleases());
    boolean failing = false;
    while (mine.get()) {
      Duration pause = Duration.ofSeconds(2);
      try {
        pause = deliveries.step(endpoint.getName(), options, this::apply);
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.warn(
              "target-step-failed target={} cause={}",
              endpoint.getName(),
              e.getClass().getSimpleName());
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

  private Answer apply(List<Change> batch) {
    Exchange exchange = createExchange(false);
    try {
      Arrivals.replace(exchange, ChangeRecords.of(batch));
      getProcessor().process(exchange);
      Throwable failure = exchange.getException();
      return failure == null ? new Answer.Applied(Answers.text(exchange)) : Answers.of(failure);
    } catch (Exception e) {
      return Answers.of(e);
    } finally {
      releaseExchange(exchange, false);
    }
  }
}
