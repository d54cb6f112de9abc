package io.optouthub.camel;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/**
 * A value of the column by which a table is followed: a time, a number or a text.
 *
 * @param value as a statement takes it
 */
record MarkValue(Comparable<?> value) implements Comparable<MarkValue> {

  /** As a driver gives it. */
  static MarkValue of(Object column) {
    if (column instanceof OffsetDateTime at) {
      return new MarkValue(Timestamp.from(at.toInstant()));
    }
    if (column instanceof LocalDateTime || column instanceof Timestamp) {
      return new MarkValue((Comparable<?>) column);
    }
    if (column instanceof java.util.Date day) {
      return new MarkValue(new Timestamp(day.getTime()));
    }
    return column instanceof Number number
        ? new MarkValue(new BigDecimal(number.toString()))
        : new MarkValue(column.toString());
  }

  /** As it is kept, or as a channel's {@code since} writes it. */
  static MarkValue read(String text) {
    if (text.startsWith("text:")) {
      return new MarkValue(text.substring(5));
    }
    if (text.startsWith("local:")) {
      return new MarkValue(LocalDateTime.parse(text.substring(6)));
    }
    if (text.matches("-?\\d+(\\.\\d+)?")) {
      return new MarkValue(new BigDecimal(text));
    }
    return text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")
        ? new MarkValue(Timestamp.from(Instant.parse(text)))
        : new MarkValue(text);
  }

  String written() {
    if (value instanceof Timestamp at) {
      return at.toInstant().toString();
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return (value instanceof LocalDateTime ? "local:" : "text:") + value;
  }

  /** For the statement: whole numbers as such, since a column may be a bigint. */
  Object parameter() {
    return value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0
        ? number.longValueExact()
        : value;
  }

  /** Texts count as equal: which comes first is the database's to say. */
  @Override
  public int compareTo(MarkValue other) {
    if (value instanceof BigDecimal mine && other.value instanceof BigDecimal theirs) {
      return mine.compareTo(theirs);
    }
    if (value instanceof Timestamp mine && other.value instanceof Timestamp theirs) {
      return mine.compareTo(theirs);
    }
    return value instanceof LocalDateTime mine && other.value instanceof LocalDateTime theirs
        ? mine.compareTo(theirs)
        : 0;
  }
}
