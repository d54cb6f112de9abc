package io.optouthub.intake;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times as senders write them: ISO 8601, seconds or milliseconds since 1970, or day before month;
 * without a zone they are the channel's country's.
 */
public final class Dates {

  private static final Map<String, ZoneId> ZONES =
      Map.of(
          "FR", ZoneId.of("Europe/Paris"),
          "BE", ZoneId.of("Europe/Brussels"),
          "CH", ZoneId.of("Europe/Zurich"),
          "DE", ZoneId.of("Europe/Berlin"),
          "ES", ZoneId.of("Europe/Madrid"),
          "IT", ZoneId.of("Europe/Rome"),
          "NL", ZoneId.of("Europe/Amsterdam"),
          "GB", ZoneId.of("Europe/London"));

  private static final List<DateTimeFormatter> TIMES =
      List.of(
          format("uuuu-M-d['T'][' ']H:mm[:ss][.SSS]"),
          format("d/M/uuuu[' ']['T']H:mm[:ss]"),
          format("d.M.uuuu H:mm[:ss]"),
          format("d-M-uuuu H:mm[:ss]"));

  private static final List<DateTimeFormatter> DAYS =
      List.of(
          format("uuuu-M-d"),
          format("uuuuMMdd"),
          format("d/M/uuuu"),
          format("d.M.uuuu"),
          format("d-M-uuuu"));

  private Dates() {}

  /**
   * @return null when the text is blank
   * @throws IllegalArgumentException when it is no time; the message does not repeat it
   */
  public static @Nullable Instant read(String text, String country) {
    if (text.isBlank()) {
      return null;
    }
    String plain = text.strip();
    if (plain.matches("[12]\\d{9}(\\d{3})?")) {
      long count = Long.parseLong(plain);
      return plain.length() == 10 ? Instant.ofEpochSecond(count) : Instant.ofEpochMilli(count);
    }
    String iso = plain.replace(' ', 'T');
    if (shaped(iso, DateTimeFormatter.ISO_OFFSET_DATE_TIME)) {
      try {
        return OffsetDateTime.parse(iso).toInstant();
      } catch (DateTimeException e) {
        // A day that is in no calendar is in none of the other ways to write it either.
        return local(plain, ZONES.getOrDefault(country, ZoneOffset.UTC));
      }
    }
    return local(plain, ZONES.getOrDefault(country, ZoneOffset.UTC));
  }

  /** Whether a text is written this way; without the exceptions that cost more than the rest. */
  private static boolean shaped(String text, DateTimeFormatter format) {
    ParsePosition position = new ParsePosition(0);
    return format.parseUnresolved(text, position) != null && position.getIndex() == text.length();
  }

  private static Instant local(String text, ZoneId zone) {
    for (DateTimeFormatter format : TIMES) {
      if (!shaped(text, format)) {
        continue;
      }
      try {
        return LocalDateTime.parse(text, format).atZone(zone).toInstant();
      } catch (DateTimeException e) {
        continue;
      }
    }
    for (DateTimeFormatter format : DAYS) {
      if (!shaped(text, format)) {
        continue;
      }
      try {
        return LocalDate.parse(text, format).atStartOfDay(zone).toInstant();
      } catch (DateTimeException e) {
        continue;
      }
    }
    throw new IllegalArgumentException(
        "at: not a date or time; write it as 2026-11-20T14:30:00+01:00");
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
