package io.optouthub.register;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** The types of columns, as elements of an array and in a COPY. */
enum ColumnType {
  SMALLINT,
  INTEGER,
  BIGINT,
  BOOLEAN,
  UUID,
  TEXT,
  BYTEA,
  /** Microseconds since 1970, for a column of times. */
  TIME;

  /** From 1970 to 2000, where PostgreSQL begins to count. */
  private static final long EPOCH = 946_684_800_000_000L;

  /** The element type of its array. */
  String element() {
    return this == TIME ? "bigint" : name().toLowerCase(java.util.Locale.ROOT);
  }

  /** What the column is, where its array's element has this name. */
  String expression(String name) {
    return this == TIME ? "'epoch'::timestamptz + " + name + " * interval '1 us'" : name;
  }

  void copy(Object value, Copying out) throws SQLException {
    switch (this) {
      case SMALLINT -> out.int2((Short) value);
      case INTEGER -> out.int4((Integer) value);
      case BIGINT -> out.int8((Long) value);
      case BOOLEAN -> out.bool((Boolean) value);
      case TIME -> out.int8((Long) value - EPOCH);
      case TEXT -> out.bytes(((String) value).getBytes(StandardCharsets.UTF_8));
      case BYTEA -> out.bytes((byte[]) value);
      case UUID -> {
        UUID id = (UUID) value;
        out.int16(id.getMostSignificantBits(), id.getLeastSignificantBits());
      }
    }
  }
}
