package io.optouthub.datamap;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** By when a system must apply an opt-out, counted from its arrival at the hub. */
public sealed interface Deadline {

  /**
   * @param zone where the working days begin and end
   */
  Instant after(Instant arrival, ZoneId zone);

  /** As it is written in the map. */
  String text();

  /** So many hours, whatever the day. */
  record Within(Duration duration, String text) implements Deadline {

    @Override
    public Instant after(Instant arrival, ZoneId zone) {
      return arrival.plus(duration);
    }
  }

  /**
   * To the end of the last of so many working days; the day of the arrival is not counted.
   *
   * @param calendar ISO 3166 code of the country whose holidays count
   */
  record WorkingDays(int days, String calendar, String text) implements Deadline {

    @Override
    public Instant after(Instant arrival, ZoneId zone) {
      return Calendars.end(arrival, days, calendar, zone);
    }
  }
}
