package io.optouthub.documents;

import io.optouthub.delivery.DeliverySettings;
import io.optouthub.delivery.ReachedFigures;
import io.optouthub.register.ReceivedFigures;
import io.optouthub.register.ReceivedFigures.Received;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What a month brought. Of a large register that takes a minute to count: such figures are kept,
 * and counted again beside when they are an hour old; those of a small one are always new.
 */
@Component
class MonthFigures {

  /** What takes no longer is counted for whoever asks. */
  private static final Duration SOON = Duration.ofMillis(200);

  private static final Duration GOOD = Duration.ofHours(1);

  /** So large a share of the time, at most, goes into counting. */
  private static final int SHARE = 20;

  private final ReceivedFigures received;
  private final ReachedFigures reached;
  private final ZoneId zone;
  private final Clock clock;
  private final Executor beside;
  private final Map<YearMonth, Kept> kept = new ConcurrentHashMap<>();
  private final Set<YearMonth> underWay = ConcurrentHashMap.newKeySet();

  @Autowired
  MonthFigures(
      ReceivedFigures received, ReachedFigures reached, DeliverySettings settings, Clock clock) {
    this(received, reached, settings, clock, MonthFigures::onOwnThread);
  }

  /**
   * @param beside what is counted again runs here
   */
  MonthFigures(
      ReceivedFigures received,
      ReachedFigures reached,
      DeliverySettings settings,
      Clock clock,
      Executor beside) {
    this.received = received;
    this.reached = reached;
    this.zone = settings.timeZone();
    this.clock = clock;
    this.beside = beside;
  }

  private static void onOwnThread(Runnable task) {
    Thread thread = new Thread(task, "month-figures");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * @param at when they were counted
   * @param running whether the month was not over by then
   */
  record Figures(
      Instant at, boolean running, Received received, List<ReachedFigures.AtTarget> reached) {}

  private record Kept(Figures figures, Instant until) {}

  /** As of now, or as of the last count. */
  Figures of(YearMonth month) {
    Kept known = kept.get(month);
    if (known == null) {
      return count(month);
    }
    if (clock.instant().isAfter(known.until())) {
      countBeside(month);
    }
    return known.figures();
  }

  /** What will be asked for: the month that runs, and the one before. */
  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void countAhead() {
    YearMonth now = YearMonth.from(clock.instant().atZone(zone));
    List.of(now.minusMonths(1), now).forEach(this::countBeside);
  }

  private void countBeside(YearMonth month) {
    if (underWay.add(month)) {
      beside.execute(
          () -> {
            try {
              count(month);
            } finally {
              underWay.remove(month);
            }
          });
    }
  }

  /** One at a time: each reads all that the month brought. */
  private synchronized Figures count(YearMonth month) {
    Kept known = kept.get(month);
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.until())) {
      return known.figures();
    }
    Instant from = start(month);
    Instant to = start(month.plusMonths(1));
    Received came = received.of(from, to, now);
    Figures figures =
        new Figures(
            now,
            now.isBefore(to),
            came,
            reached.of(new ReachedFigures.Asked(came.firstSeq(), came.lastSeq(), from, to, now)));
    Duration took = Duration.between(now, clock.instant());
    if (took.compareTo(SOON) > 0) {
      Duration rest = took.multipliedBy(SHARE);
      kept.put(month, new Kept(figures, now.plus(rest.compareTo(GOOD) > 0 ? rest : GOOD)));
    } else {
      kept.remove(month);
    }
    return figures;
  }

  private Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(zone).toInstant();
  }
}
