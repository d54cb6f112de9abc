package io.optouthub.delivery;

import io.optouthub.datamap.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as a database can use it: so long after the arrival, or by the day of the arrival,
 * since working days are nothing that a database knows.
 *
 * @param withinMillis null without a deadline, or with one by days
 * @param days in ISO 8601, as {@code dues}: what arrived on the day is due then
 */
record DueDays(@Nullable Long withinMillis, List<String> days, List<String> dues) {

  /** A file may have begun so many days before its last row was registered. */
  private static final int BEFORE = 366;

  static DueDays of(@Nullable Deadline deadline, Instant from, Instant to, ZoneId zone) {
    List<String> days = new ArrayList<>();
    List<String> dues = new ArrayList<>();
    if (deadline instanceof Deadline.WorkingDays) {
      LocalDate end = to.atZone(zone).toLocalDate();
      LocalDate day = from.atZone(zone).toLocalDate().minusDays(BEFORE);
      for (; !day.isAfter(end); day = day.plusDays(1)) {
        days.add(day.toString());
        dues.add(deadline.after(day.atTime(12, 0).atZone(zone).toInstant(), zone).toString());
      }
    }
    return deadline instanceof Deadline.Within within
        ? new DueDays(within.duration().toMillis(), days, dues)
        : new DueDays(null, days, dues);
  }
}
