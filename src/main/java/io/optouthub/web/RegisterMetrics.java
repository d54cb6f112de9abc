package io.optouthub.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Register;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Counts of the register as metrics: {@code optout.items} by channel and outcome, which add up to
 * everything that arrived, and {@code optout.log.head}, the newest entry.
 *
 * <p>They are read from the database every few seconds, not at each scrape, so that several hubs
 * show the same and a scrape costs nothing.
 */
@Configuration(proxyBeanMethods = false)
class RegisterMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(RegisterMetrics.class);

  private final IntakeLog log;
  private final Register register;
  private final MeterRegistry meters;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private volatile Map<String, Map<Outcome, Long>> counts = Map.of();
  private volatile long head;
  private volatile boolean failing;

  RegisterMetrics(IntakeLog log, Register register, MeterRegistry meters) {
    this.log = log;
    this.register = register;
    this.meters = meters;
    Gauge.builder("optout.log.head", () -> head)
        .description("The newest entry of the log")
        .register(meters);
  }

  @Scheduled(fixedDelayString = "${optout.web.metrics-refresh:5s}")
  void refresh() {
    try {
      counts = log.counts();
      head = register.head();
      counts.keySet().stream().filter(known::add).forEach(this::addChannel);
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("event=metrics-stale {}", Failure.of(e));
      }
      failing = true;
    }
  }

  private void addChannel(String channel) {
    for (Outcome outcome : Outcome.values()) {
      FunctionCounter.builder(
              "optout.items",
              this,
              metrics -> metrics.counts.getOrDefault(channel, Map.of()).getOrDefault(outcome, 0L))
          .tags("channel", channel, "outcome", outcome.word())
          .description("Items that arrived, by how they ended")
          .register(meters);
    }
  }
}
