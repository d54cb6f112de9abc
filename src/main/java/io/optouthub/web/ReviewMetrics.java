package io.optouthub.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.optouthub.register.Reviews;
import io.optouthub.register.Reviews.Backlog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The queue of reviews as metrics: {@code optout.reviews.open}, {@code optout.reviews.decided}
 * (together the items with outcome review) and {@code optout.reviews.oldest.age}, by channel.
 */
@Configuration(proxyBeanMethods = false)
class ReviewMetrics {

  private static final Backlog NOTHING = new Backlog(0, 0, null);

  private final Reviews reviews;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private volatile Map<String, Backlog> backlog = Map.of();

  ReviewMetrics(Reviews reviews, MeterRegistry meters, Clock clock) {
    this.reviews = reviews;
    this.meters = meters;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${optout.web.metrics-refresh:5s}")
  void refresh() {
    try {
      backlog = reviews.backlog();
      backlog.keySet().stream().filter(known::add).forEach(this::addChannel);
    } catch (RuntimeException e) {
      // RegisterMetrics, which reads the same database, says so.
      return;
    }
  }

  private void addChannel(String channel) {
    Gauge.builder("optout.reviews.open", this, metrics -> metrics.of(channel).open())
        .tag("channel", channel)
        .description("Items that wait for a person's decision")
        .register(meters);
    Gauge.builder("optout.reviews.decided", this, metrics -> metrics.of(channel).decided())
        .tag("channel", channel)
        .description("Items that a person decided")
        .register(meters);
    Gauge.builder("optout.reviews.oldest.age", this, metrics -> metrics.age(channel))
        .tag("channel", channel)
        .baseUnit("seconds")
        .description("How long the oldest undecided item has waited; 0 when none does")
        .register(meters);
  }

  private Backlog of(String channel) {
    return backlog.getOrDefault(channel, NOTHING);
  }

  private double age(String channel) {
    Instant oldest = of(channel).oldest();
    return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1000.0;
  }
}
