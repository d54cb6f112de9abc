package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryMetricsTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final SettableClock clock = new SettableClock(START);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final List<Deliveries.Status> statuses = new ArrayList<>();
  private final DeliveryMetrics metrics =
      new DeliveryMetrics(new KnownDeliveries(statuses), meters, clock);

  @Test
  void showsLagParkedAndSecondsPastTheDeadlineOfEachTarget() {
    statuses.add(status("dialer", 12, 3, START));
    statuses.add(status("crm", 0, 0, null));
    clock.advance(Duration.ofSeconds(3690));
    metrics.refresh();

    assertThat(value("lag", "dialer")).isEqualTo(12);
    assertThat(value("parked", "dialer")).isEqualTo(3);
    assertThat(value("overdue", "dialer")).isEqualTo(90);
    assertThat(value("lag", "crm")).isZero();
    assertThat(value("overdue", "crm")).isZero();

    statuses.set(0, status("dialer", 0, 0, null));
    metrics.refresh();
    assertThat(value("lag", "dialer")).isZero();
    assertThat(value("overdue", "dialer")).isZero();
  }

  private double value(String name, String target) {
    return meters.get("optout.target." + name).tag("target", target).gauge().value();
  }

  private static Deliveries.Status status(
      String name, long lag, long parked, @Nullable Instant oldest) {
    Instant deadline = oldest == null ? null : oldest.plus(Duration.ofHours(1));
    return new Deliveries.Status(
        name, "live", 1, lag, 1, 0, parked, oldest, deadline, null, 0, null, null, 0);
  }

  /** Deliveries of which only the state is asked. */
  private record KnownDeliveries(List<Status> statuses) implements Deliveries {

    @Override
    public Duration step(String target, Options options, Applier applier) {
      return Duration.ZERO;
    }

    @Override
    public Duration verify(String target, Rounds rounds, ReadBack readBack) {
      return Duration.ZERO;
    }

    @Override
    public void release(String target) {}

    @Override
    public void pause(String target) {}

    @Override
    public void resume(String target) {}

    @Override
    public void resync(String target) {}

    @Override
    public int retryAllParked(String target) {
      return 0;
    }

    @Override
    public void remove(String target) {}

    @Override
    public boolean retryParked(long id) {
      return false;
    }

    @Override
    public List<Parked> parked(@Nullable String target) {
      return List.of();
    }

    @Override
    public java.time.@org.jspecify.annotations.Nullable Instant due(
        String target, java.time.Instant arrivedAt) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<AtTarget> atTargets(long seq) {
      return List.of();
    }
  }
}
