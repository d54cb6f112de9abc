package io.optouthub.camel;

import io.optouthub.delivery.Failures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Why the last look of a polled channel failed. */
@Component
class PollErrors {

  private static final Logger LOG = LoggerFactory.getLogger(PollErrors.class);

  private final Map<String, String> last = new ConcurrentHashMap<>();

  /** Null when it did not. */
  @Nullable String of(String channel) {
    return last.get(channel);
  }

  void none(Exchange exchange) {
    last.remove(Poll.channel(exchange));
  }

  /** Said once, not at every look: the source goes on where it was. */
  void failed(Exchange exchange) {
    String channel = Poll.channel(exchange);
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String error = Failures.cut(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    if (!error.equals(last.put(channel, error))) {
      LOG.warn("poll-failed channel={} cause={}", channel, cause.getClass().getSimpleName());
    }
  }
}
