package io.optouthub.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.optouthub.register.Cases;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Cases as metrics: {@code optout.cases.open}, {@code .overdue} of these, {@code .closed}. */
@Configuration(proxyBeanMethods = false)
class CaseMetrics {

  private static final Cases.Backlog NOTHING = new Cases.Backlog(0, 0, 0);

  private final Cases cases;
  private volatile Cases.Backlog backlog = NOTHING;

  CaseMetrics(Cases cases, MeterRegistry meters) {
    this.cases = cases;
    Gauge.builder("optout.cases.open", this, metrics -> metrics.backlog.open())
        .description("Complaints and repeats that nobody has closed")
        .register(meters);
    Gauge.builder("optout.cases.overdue", this, metrics -> metrics.backlog.overdue())
        .description("Open cases whose deadline has passed")
        .register(meters);
    Gauge.builder("optout.cases.closed", this, metrics -> metrics.backlog.closed())
        .description("Cases that were closed, as far as they are kept")
        .register(meters);
  }

  @Scheduled(fixedDelayString = "${optout.web.metrics-refresh:5s}")
  void refresh() {
    try {
      Cases.@Nullable Backlog now = cases.backlog();
      backlog = now == null ? NOTHING : now;
    } catch (RuntimeException e) {
      // RegisterMetrics, which reads the same database, says so.
      return;
    }
  }
}
