package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the log for the targets: a page, the states of those in it, and their sealed identities
 * opened.
 */
final class PostgresLogReader implements LogReader {

  private static final String COLUMNS =
      "select seq, kind, fingerprint, media, brand, event_at, arrived_at from entry ";

  private record Row(
      long seq,
      Entry.Kind kind,
      UUID fingerprint,
      int media,
      String brand,
      Instant eventAt,
      Instant arrivedAt) {}

  private final JdbcClient sql;
  private final Seals seals;
  private final StandingStates states;

  PostgresLogReader(JdbcClient sql, Seals seals) {
    this.sql = sql;
    this.seals = seals;
    this.states = new StandingStates(sql);
  }

  @Override
  public Page page(long position, int limit) {
    List<Row> rows =
        sql.sql(COLUMNS + "where seq > ? order by seq limit ?")
            .params(position, limit)
            .query((row, n) -> row(row))
            .list();
    long last = rows.isEmpty() ? position : rows.get(rows.size() - 1).seq();
    return new Page(last, lines(rows, "seq > ? and seq <= ?", position, last));
  }

  @Override
  public List<Line> lines(List<Long> seqs) {
    Long[] all = seqs.toArray(Long[]::new);
    List<Row> rows =
        sql.sql(COLUMNS + "where seq = any(?) order by seq")
            .param(all)
            .query((row, n) -> row(row))
            .list();
    return lines(rows, "seq = any(?)", (Object) all);
  }

  @Override
  public List<Line> standing(@Nullable UUID after, int people) {
    List<Long> seqs =
        sql.sql(
                """
                select seq from suppression join (
                  select distinct fingerprint from suppression
                  where opted_out and (:after::uuid is null or fingerprint > :after::uuid)
                  order by fingerprint limit :people) page using (fingerprint)
                where opted_out
                """)
            .param("after", after == null ? null : after.toString())
            .param("people", people)
            .query(Long.class)
            .list();
    return lines(seqs.stream().distinct().toList()).stream()
        .sorted(Comparator.comparing(line -> line.fingerprint().toString()))
        .toList();
  }

  /**
   * @param which the condition by which these were read, and its parameters: what stands for those
   *     in them is found faster from there, all at once, than by a join
   */
  private List<Line> lines(List<Row> rows, String which, Object... params) {
    if (rows.isEmpty()) {
      return List.of();
    }
    String people = "array(select fingerprint from entry where " + which + ")";
    Map<UUID, byte[]> sealed = new HashMap<>(rows.size() * 2);
    sql.sql(
            "select fingerprint, sealed from sealed_identity where fingerprint = any("
                + people
                + ")")
        .params(params)
        .query(
            row -> {
              sealed.put(row.getObject(1, UUID.class), row.getBytes(2));
            });
    Map<UUID, LogReader.States> standing = states.of(people, params);
    LogReader.States nothing = new LogReader.States(Map.of());
    List<Line> lines = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (row.kind().request()) {
        UUID person = row.fingerprint();
        lines.add(line(row, sealed.get(person), standing.getOrDefault(person, nothing)));
      }
    }
    return lines;
  }

  private Line line(Row row, byte @Nullable [] sealed, LogReader.States standing) {
    return new Line(
        row.seq(),
        row.fingerprint(),
        sealed == null ? null : seals.open(sealed, row.fingerprint()),
        row.kind() == Entry.Kind.REPEAT,
        Medium.ofBits(row.media()),
        row.brand(),
        row.eventAt(),
        row.arrivedAt(),
        standing);
  }

  /** By the columns' places: their names would be looked up in each row. */
  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        Entry.Kind.of(row.getInt(2)),
        row.getObject(3, UUID.class),
        row.getInt(4),
        row.getString(5),
        row.getTimestamp(6).toInstant(),
        row.getTimestamp(7).toInstant());
  }
}
