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

  void failed(Exchange exchange) {
    failed(
        Poll.channel(exchange), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }

  /** Said once, not at every look: the source goes on where it was. */
  private void failed(String channel, Throwable failure) {
    String error = text(failure);
    if (!error.equals(last.put(channel, error))) {
      LOG.warn(
          "poll-failed channel={} cause={}", channel, deepest(failure).getClass().getSimpleName());
    }
  }

  /** The deepest cause, without what it quotes. */
  static String text(Throwable failure) {
    Throwable cause = deepest(failure);
    return Failures.cut(cause.getClass().getSimpleName() + ": " + cause.getMessage());
  }

  static Throwable deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause;
  }
}
