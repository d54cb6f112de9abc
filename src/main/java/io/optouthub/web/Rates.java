package io.optouthub.web;

import io.optouthub.delivery.Deliveries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How fast targets go on, by what this hub saw of them in the last minute. */
@Component
class Rates {

  private static final Logger LOG = LoggerFactory.getLogger(Rates.class);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Deliveries deliveries;
  private final Clock clock;
  private final Map<String, Deque<Seen>> seen = new ConcurrentHashMap<>();

  Rates(Deliveries deliveries, Clock clock) {
    this.deliveries = deliveries;
    this.clock = clock;
  }

  private record Seen(Instant at, long position, long applied) {}

  /**
   * @param perMinute records applied
   * @param left until it has caught up; null when it has, or nobody can tell
   */
  record Rate(long perMinute, @Nullable Duration left) {}

  @Scheduled(fixedDelay = 5_000)
  void look() {
    try {
      List<Deliveries.Status> now = deliveries.statuses();
      now.forEach(status -> add(status, clock.instant()));
      seen.keySet().removeIf(name -> now.stream().noneMatch(one -> one.name().equals(name)));
    } catch (RuntimeException e) {
      // What the database cannot say now it says at the next look.
      LOG.debug("event=rates-unknown {}", Failure.of(e));
    }
  }

  private void add(Deliveries.Status status, Instant now) {
    seen.compute(
        status.name(),
        (name, before) -> {
          Deque<Seen> line = before == null ? new ArrayDeque<>() : new ArrayDeque<>(before);
          if (!line.isEmpty() && line.getLast().position() > status.position()) {
            line.clear(); // It begins again from the beginning.
          }
          line.addLast(new Seen(now, status.position(), status.applied()));
          while (line.getFirst().at().isBefore(now.minus(WINDOW))) {
            line.removeFirst();
          }
          return line;
        });
  }

  /**
   * @param lag entries that it has still to deal with
   */
  Rate of(String target, long lag) {
    Deque<Seen> line = seen.getOrDefault(target, new ArrayDeque<>());
    if (line.size() < 2) {
      return new Rate(0, null);
    }
    Seen first = line.getFirst();
    Seen last = line.getLast();
    long millis = Math.max(1, Duration.between(first.at(), last.at()).toMillis());
    long moved = last.position() - first.position();
    Duration left =
        lag == 0 || moved == 0 ? null : Duration.ofMillis((long) (lag * ((double) millis / moved)));
    return new Rate((last.applied() - first.applied()) * 60_000 / millis, left);
  }
}
