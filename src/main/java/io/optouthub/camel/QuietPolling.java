package io.optouthub.camel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says in a line that a channel waits for its server or for the register, where Camel would print a
 * trace at every look.
 */
@Component
class QuietPolling extends LifecycleStrategySupport {

  private static final Logger LOG = LoggerFactory.getLogger(QuietPolling.class);
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final Clock clock;

  QuietPolling(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void onRoutesAdd(Collection<Route> routes) {
    for (Route route : routes) {
      if (route.getConsumer() instanceof DefaultConsumer consumer) {
        consumer.setExceptionHandler(
            new Waiting(route.getCamelContext(), route.getRouteId(), clock));
      }
    }
  }

  /** One route's failures: each cause once, and again after a while. */
  private static final class Waiting implements ExceptionHandler {

    private final CamelContext camel;
    private final String route;
    private final Clock clock;
    private String said = "";
    private Instant saidAt = Instant.MIN;

    Waiting(CamelContext camel, String route, Clock clock) {
      this.camel = camel;
      this.route = route;
      this.clock = clock;
    }

    @Override
    public void handleException(Throwable failure) {
      handleException(null, null, failure);
    }

    @Override
    public void handleException(@Nullable String message, Throwable failure) {
      handleException(message, null, failure);
    }

    @Override
    public synchronized void handleException(
        @Nullable String message, @Nullable Exchange exchange, Throwable failure) {
      String error = PollErrors.text(failure);
      Instant now = clock.instant();
      if (error.equals(said) && now.isBefore(saidAt.plus(AGAIN))) {
        return;
      }
      said = error;
      saidAt = now;
      // Its text stays out: an exchange's failure may quote what is in it.
      LOG.warn(
          "channel-waits channel={} cause={}",
          Poll.channel(camel, route),
          PollErrors.deepest(failure).getClass().getSimpleName());
    }
  }
}
