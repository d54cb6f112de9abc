package io.optouthub.camel;

import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Change;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.DeliverySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the log for one target on one thread, and carries each batch along the route. A route's
 * end without a failure means applied, unless its body is an {@link Answer}.
 */
final class ChangesConsumer extends DefaultConsumer implements Suspendable {

  private static final Logger LOG = LoggerFactory.getLogger(ChangesConsumer.class);

  private final OptOutEndpoint endpoint;
  private final Deliveries deliveries;
  private final Stepping stepping;
  private final Runnable waker;

  ChangesConsumer(OptOutEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.deliveries = endpoint.optOut().deliveries();
    String target = endpoint.getName();
    var options = new Deliveries.Options(endpoint.getBatchSize(), endpoint.isReleases());
    Supplier<Duration> step = () -> deliveries.step(target, options, this::apply);
    this.stepping =
        new Stepping("target-" + target, endpoint.getAt().isEmpty() ? step : daily(step));
    this.waker = stepping::wake;
  }

  private Daily daily(Supplier<Duration> step) {
    Registry beans = endpoint.getCamelContext().getRegistry();
    Clock clock = beans.findSingleByType(Clock.class);
    DeliverySettings settings = beans.findSingleByType(DeliverySettings.class);
    return new Daily(
        LocalTime.parse(endpoint.getAt()),
        settings == null ? ZoneId.systemDefault() : settings.timeZone(),
        clock == null ? Clock.systemUTC() : clock,
        step,
        this::oldest);
  }

  private @Nullable Instant oldest() {
    return deliveries.statuses().stream()
        .filter(status -> status.name().equals(endpoint.getName()))
        .findFirst()
        .map(Deliveries.Status::oldestPending)
        .orElse(null);
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
    endpoint.optOut().wake(waker);
    stepping.start();
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
    endpoint.optOut().rest(waker);
    stepping.halt();
    try {
      deliveries.release(endpoint.getName());
    } catch (RuntimeException e) {
      LOG.warn(
          "target-release-failed target={} cause={}",
          endpoint.getName(),
          e.getClass().getSimpleName());
    }
  }

  private Answer apply(List<Change> batch) {
    Exchange exchange = createExchange(false);
    try {
      Arrivals.replace(exchange, ChangeRecords.of(endpoint.getName(), batch));
      getProcessor().process(exchange);
      Throwable failure = exchange.getException();
      if (failure != null) {
        return Answers.of(failure);
      }
      return exchange.getMessage().getBody() instanceof Answer answer
          ? answer
          : new Answer.Applied(Answers.text(exchange));
    } catch (Exception e) {
      return Answers.of(e);
    } finally {
      releaseExchange(exchange, false);
    }
  }
}
