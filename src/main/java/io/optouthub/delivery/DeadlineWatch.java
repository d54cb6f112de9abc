package io.optouthub.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Warns when four fifths of the time that a target has are gone, and again when all of it is: in
 * the log every ten minutes, and to its owner once a day.
 */
@Component
class DeadlineWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineWatch.class);
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(10);

  private final Deliveries deliveries;
  private final WarningStore warnings;
  private final ObjectProvider<DeadlineAlarm> alarms;
  private final Clock clock;
  private final Map<String, Instant> warned = new HashMap<>();

  DeadlineWatch(
      Deliveries deliveries,
      WarningStore warnings,
      ObjectProvider<DeadlineAlarm> alarms,
      Clock clock) {
    this.deliveries = deliveries;
    this.warnings = warnings;
    this.alarms = alarms;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "PT10S")
  synchronized void look() {
    try {
      Instant now = clock.instant();
      deliveries.statuses().forEach(status -> look(status, now));
    } catch (RuntimeException e) {
      // The metrics, read from the same tables, say that they are stale.
      LOG.debug("deadlines-unknown cause={}", e.getClass().getSimpleName());
    }
  }

  private void look(Deliveries.Status status, Instant now) {
    Instant deadline = status.deadline();
    Instant oldest = status.oldestPending();
    if (deadline == null || oldest == null) {
      return;
    }
    Instant near = oldest.plus(Duration.between(oldest, deadline).multipliedBy(4).dividedBy(5));
    Instant last = warned.get(status.name());
    boolean again = last == null || !now.isBefore(last.plus(BETWEEN_WARNINGS));
    if (now.isAfter(near) && again) {
      warned.put(status.name(), now);
      LOG.warn(
          "target-late target={} state={} lag={} oldest={} deadline={}",
          status.name(),
          status.state(),
          status.lag(),
          oldest,
          deadline);
      tell(status, deadline, now.isAfter(deadline), now);
    }
  }

  private void tell(Deliveries.Status status, Instant deadline, boolean late, Instant now) {
    DeadlineAlarm alarm = alarms.getIfAvailable();
    if (alarm != null && !warnings.told(status.name(), late, now) && alarm.raise(status, late)) {
      warnings.tell(status.name(), deadline, late, now);
    }
  }
}
