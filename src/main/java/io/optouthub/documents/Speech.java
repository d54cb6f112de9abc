package io.optouthub.documents;

import io.optouthub.datamap.Deadline;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** One language, and how it writes dates, numbers and times. */
record Speech(MessageSource messages, Locale locale, ZoneId zone) {

  String say(String key, Object... values) {
    return messages.getMessage("documents." + key, values, locale);
  }

  /** A word that may be none of the hub's: it then stands as it is. */
  String word(String kind, String word) {
    String said = messages.getMessage("documents." + kind + "." + word, null, word, locale);
    return said == null ? word : said;
  }

  /** What nobody may have said yet. */
  Cell cell(@Nullable String text) {
    return text == null || text.isBlank() ? open() : new Cell(text, Kind.TEXT);
  }

  Cell open() {
    return new Cell(say("open"), Kind.OPEN);
  }

  Cell cell(long number) {
    return new Cell(String.format(locale, "%,d", number), Kind.NUMBER);
  }

  Cell cell(Duration took) {
    return new Cell(took(took), Kind.NUMBER);
  }

  String at(Instant time) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale)
            .format(time.atZone(zone))
        + " ("
        + zone.getId()
        + ")";
  }

  String month(YearMonth month) {
    return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
  }

  /** Each word in this language; when there are none, what that means. */
  String list(Collection<String> words, String kind, String none) {
    return words.isEmpty()
        ? say(none)
        : words.stream().map(word -> word(kind, word)).collect(Collectors.joining(", "));
  }

  String deadline(Deadline deadline) {
    return deadline instanceof Deadline.WorkingDays days
        ? count("working-day", days.days()) + " (" + country(days.calendar()) + ")"
        : took(((Deadline.Within) deadline).duration());
  }

  String country(String code) {
    return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
  }

  String period(Period period) {
    long months = period.toTotalMonths();
    String days = period.getDays() == 0 ? "" : count("day", period.getDays());
    return months == 0 ? days : (count("month", months) + " " + days).strip();
  }

  /** In the two largest units that it has. */
  String took(Duration time) {
    if (time.toDays() >= 2) {
      String rest = time.toHoursPart() == 0 ? "" : " " + time.toHoursPart() + " h";
      return count("day", time.toDays()) + rest;
    }
    if (time.toHours() > 0) {
      String rest = time.toMinutesPart() == 0 ? "" : " " + time.toMinutesPart() + " min";
      return time.toHours() + " h" + rest;
    }
    if (time.toMinutes() > 0) {
      String rest = time.toSecondsPart() == 0 ? "" : " " + time.toSecondsPart() + " s";
      return time.toMinutes() + " min" + rest;
    }
    return String.format(
        locale, time.toSeconds() > 9 ? "%.0f s" : "%.1f s", time.toMillis() / 1000.0);
  }

  String count(String unit, long number) {
    String written = String.format(locale, "%,d", number);
    return say("unit." + unit + (number == 1 ? "" : "s"), written);
  }
}
