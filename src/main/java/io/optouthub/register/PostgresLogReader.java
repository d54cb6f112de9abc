package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the log for the targets: a page, the states of those in it, and their sealed identities
 * opened.
 */
final class PostgresLogReader implements LogReader {

  private static final String COLUMNS =
      """
      select e.seq, e.kind, e.fingerprint, e.media, e.brand, e.event_at, e.arrived_at, s.sealed
      from entry e left join sealed_identity s using (fingerprint)
      """;

  @SuppressWarnings("ArrayRecordComponent")
  private record Row(
      long seq,
      Entry.Kind kind,
      UUID fingerprint,
      int media,
      String brand,
      Instant eventAt,
      Instant arrivedAt,
      byte @Nullable [] sealed) {}

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
        sql.sql(COLUMNS + "where e.seq > ? order by e.seq limit ?")
            .params(position, limit)
            .query((row, n) -> row(row))
            .list();
    long last = rows.isEmpty() ? position : rows.get(rows.size() - 1).seq();
    return new Page(last, lines(rows.stream()));
  }

  @Override
  public List<Line> lines(List<Long> seqs) {
    return lines(
        sql
            .sql(COLUMNS + "where e.seq = any(?) order by e.seq")
            .param(seqs.toArray(Long[]::new))
            .query((row, n) -> row(row))
            .list()
            .stream());
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

  private List<Line> lines(java.util.stream.Stream<Row> all) {
    List<Row> rows = all.filter(row -> row.kind().request()).toList();
    Set<UUID> fingerprints = rows.stream().map(Row::fingerprint).collect(Collectors.toSet());
    Map<UUID, LogReader.States> standing = states.of(fingerprints);
    return rows.stream()
        .map(
            row ->
                line(row, standing.getOrDefault(row.fingerprint(), new LogReader.States(Map.of()))))
        .toList();
  }

  private Line line(Row row, LogReader.States standing) {
    byte[] sealed = row.sealed();
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

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("seq"),
        Entry.Kind.of(row.getInt("kind")),
        row.getObject("fingerprint", UUID.class),
        row.getInt("media"),
        row.getString("brand"),
        row.getTimestamp("event_at").toInstant(),
        row.getTimestamp("arrived_at").toInstant(),
        row.getBytes("sealed"));
  }
}
