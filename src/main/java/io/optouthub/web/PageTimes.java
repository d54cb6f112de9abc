package io.optouthub.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as a reader writes them. */
record PageTimes(ZoneId zone, Locale locale) {

  /** Date and minute in the reader's language; empty for none. */
  public String at(@Nullable Instant instant) {
    return instant == null
        ? ""
        : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(zone)
            .format(instant);
  }

  /** The day in the reader's language. */
  public String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .withZone(zone)
        .format(instant);
  }

  /** A whole number with its thousands apart. */
  public String number(long number) {
    return String.format(locale, "%,d", number);
  }

  /** Days of the calendar from one to the other; negative when it is past. */
  public long days(Instant from, Instant to) {
    return ChronoUnit.DAYS.between(from.atZone(zone).toLocalDate(), to.atZone(zone).toLocalDate());
  }

  /** "1:05:09"; empty when nobody can tell. */
  public String span(@Nullable Duration time) {
    long s = time == null ? 0 : time.toSeconds();
    return time == null ? "" : "%d:%02d:%02d".formatted(s / 3600, s / 60 % 60, s % 60);
  }
}
