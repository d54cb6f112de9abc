package io.optouthub.datamap;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Working days: neither Saturday nor Sunday nor a holiday of the whole country. */
final class Calendars {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

  private static final Map<String, HolidayManager> MANAGERS = new ConcurrentHashMap<>();

  private Calendars() {}

  static boolean known(String country) {
    return HolidayManager.getSupportedCalendarCodes().stream().anyMatch(country::equalsIgnoreCase);
  }

  static Instant end(Instant arrival, int workingDays, String country, ZoneId zone) {
    LocalDate day = arrival.atZone(zone).toLocalDate();
    int left = workingDays;
    while (left > 0) {
      day = day.plusDays(1);
      left -= isWorking(day, country) ? 1 : 0;
    }
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }

  private static boolean isWorking(LocalDate day, String country) {
    return !WEEKEND.contains(day.getDayOfWeek()) && !manager(country).isHoliday(day);
  }

  private static HolidayManager manager(String country) {
    return MANAGERS.computeIfAbsent(
        country.toLowerCase(Locale.ROOT),
        code -> HolidayManager.getInstance(ManagerParameters.create(code)));
  }
}
