package io.optouthub.register;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The history of channels, from the counts and from the newest lines of an index. */
record PostgresChannelHistory(JdbcClient sql) implements ChannelHistory {

  @Override
  public List<Hour> hours(Instant from) {
    return sql.sql("select * from channel_hour where hour >= ? order by hour, channel")
        .param(Times.sql(from))
        .query((row, n) -> hour(row))
        .list();
  }

  private static Hour hour(ResultSet row) throws SQLException {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome, row.getLong(outcome.name().toLowerCase(Locale.ROOT)));
    }
    return new Hour(row.getString("channel"), at(row, "hour"), counts, row.getLong("repeats"));
  }

  @Override
  public List<Arrived> latest(String channel, int limit) {
    // A message's entries are few and at row 0; a file's may be millions, and are not read.
    return sql.sql(
            """
            select a.*, e.item, e.note
            from (select * from arrival where channel = ? order by arrived_at desc limit ?) a
            left join lateral (
              select max(kind) filter (where kind < 8) as item, max(note) filter (where kind between 4 and 7) as note
              from entry where arrival = a.id and row_no = 0) e on true
            order by a.arrived_at desc
            """)
        .params(channel, limit)
        .query((row, n) -> arrived(row))
        .list();
  }

  private static Arrived arrived(ResultSet row) throws SQLException {
    return new Arrived(
        row.getString("reference"),
        Arrival.Kind.values()[row.getInt("kind")].name().toLowerCase(Locale.ROOT),
        row.getString("origin"),
        row.getInt("rows_done"),
        row.getBoolean("complete"),
        at(row, "arrived_at"),
        outcome(row.getInt("item")),
        row.getString("note"));
  }

  /** By the kinds of its entries; 0 when it has none at row 0. */
  private static @Nullable Outcome outcome(int kind) {
    return switch (kind) {
      case 1, 2, 3 -> Outcome.REGISTERED;
      case 4 -> Outcome.KNOWN;
      case 5 -> Outcome.REVIEW;
      case 6 -> Outcome.SET_ASIDE;
      case 7 -> Outcome.REFUSED;
      default -> null;
    };
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
