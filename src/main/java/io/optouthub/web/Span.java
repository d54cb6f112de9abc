package io.optouthub.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A time that a chart is about, in equal parts up to now. */
enum Span {
  HOURS(48, ChronoUnit.HOURS),
  DAYS(30, ChronoUnit.DAYS);

  private final int parts;
  private final ChronoUnit unit;

  Span(int parts, ChronoUnit unit) {
    this.parts = parts;
    this.unit = unit;
  }

  /** The days when the word is none of ours. */
  static Span of(String word) {
    return Arrays.stream(values())
        .filter(span -> span.word().equals(word))
        .findFirst()
        .orElse(DAYS);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The begins of its parts, oldest first; days as the zone has them. */
  List<Instant> parts(Instant now, ZoneId zone) {
    ZonedDateTime last = now.atZone(zone).truncatedTo(unit);
    return IntStream.range(0, parts)
        .mapToObj(part -> last.minus(parts - 1 - part, unit).toInstant())
        .toList();
  }
}
