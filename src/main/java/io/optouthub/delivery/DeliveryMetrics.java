package io.optouthub.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every target's lag, parked records and seconds past the deadline as metrics.
 *
 * <p>Read from the database every few seconds, not at each scrape.
 */
@Component
class DeliveryMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryMetrics.class);

  private final Deliveries deliveries;
  private final Clock clock;
  private final MultiGauge lag;
  private final MultiGauge parked;
  private final MultiGauge overdue;
  private final MultiGauge drifted;
  private boolean failing;

  DeliveryMetrics(Deliveries deliveries, MeterRegistry meters, Clock clock) {
    this.deliveries = deliveries;
    this.clock = clock;
    lag = gauge(meters, "lag", "Entries of the log that the target has not dealt with", null);
    parked = gauge(meters, "parked", "Records that the target refused", null);
    overdue = gauge(meters, "overdue", "How far the oldest one is past its deadline", "seconds");
    drifted = gauge(meters, "drifted", "People it was told and did not hold when asked", null);
  }

  private static MultiGauge gauge(
      MeterRegistry meters, String name, String description, @Nullable String unit) {
    return MultiGauge.builder("optout.target." + name)
        .description(description)
        .baseUnit(unit)
        .register(meters);
  }

  @Scheduled(fixedDelayString = "PT10S")
  synchronized void refresh() {
    try {
      List<Deliveries.Status> statuses = deliveries.statuses();
      Instant now = clock.instant();
      register(lag, statuses, Deliveries.Status::lag);
      register(parked, statuses, Deliveries.Status::parked);
      register(drifted, statuses, Deliveries.Status::drifted);
      register(overdue, statuses, status -> overdue(status, now));
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("target-metrics-stale cause={}", e.getClass().getSimpleName());
      }
      failing = true;
    }
  }

  private static void register(
      MultiGauge gauge,
      List<Deliveries.Status> statuses,
      ToDoubleFunction<Deliveries.Status> value) {
    gauge.register(
        statuses.stream()
            .<MultiGauge.Row<?>>map(
                status ->
                    MultiGauge.Row.of(
                        Tags.of("target", status.name()), value.applyAsDouble(status)))
            .toList(),
        true);
  }

  private static double overdue(Deliveries.Status status, Instant now) {
    Instant deadline = status.deadline();
    return deadline == null ? 0 : Math.max(0, Duration.between(deadline, now).toSeconds());
  }
}
