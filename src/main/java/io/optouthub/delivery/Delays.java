package io.optouthub.delivery;

import io.optouthub.datamap.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers how long each entry took; eight bytes each. */
final class Delays {

  private final @Nullable Deadline deadline;
  private final ZoneId zone;
  private long[] millis = new long[1024];
  private int count;
  private long late;
  private Duration latest = Duration.ZERO;

  Delays(@Nullable Deadline deadline, ZoneId zone) {
    this.deadline = deadline;
    this.zone = zone;
  }

  void add(Instant arrived, Instant applied) {
    if (count == millis.length) {
      millis = Arrays.copyOf(millis, 2 * count);
    }
    millis[count++] = Math.max(0, Duration.between(arrived, applied).toMillis());
    if (deadline != null) {
      Duration over = Duration.between(deadline.after(arrived, zone), applied);
      if (over.compareTo(Duration.ZERO) > 0) {
        late++;
        latest = over.compareTo(latest) > 0 ? over : latest;
      }
    }
  }

  Lateness.Report report(String target, Instant from, Instant to, long parked) {
    Arrays.sort(millis, 0, count);
    return new Lateness.Report(
        target, from, to, count, at(0.5), at(0.95), at(1), late, latest, parked);
  }

  private Duration at(double share) {
    int index = (int) Math.ceil(share * count) - 1;
    return count == 0 ? Duration.ZERO : Duration.ofMillis(millis[Math.max(0, index)]);
  }
}
