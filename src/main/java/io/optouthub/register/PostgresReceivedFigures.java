package io.optouthub.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of what came in, from the log. */
record PostgresReceivedFigures(JdbcClient sql) implements ReceivedFigures {

  @Override
  public Received of(Instant from, Instant to, Instant now) {
    List<ByChannel> channels = channels(from, to);
    List<CasesOf> cases = cases(from, to, now);
    return sql.sql(
            """
            select coalesce(min(first_seq), 0) as first, coalesce(max(last_seq), 0) as last
            from entry_group where committed_at >= ? and committed_at < ?
            """)
        .params(Times.sql(from), Times.sql(to))
        .query((row, n) -> new Received(row.getLong("first"), row.getLong("last"), channels, cases))
        .single();
  }

  // As a join, a planner would hold every entry against every group.
  private List<ByChannel> channels(Instant from, Instant to) {
    return sql.sql(
            """
            select f.*, took[1] as median, took[2] as p95, took[3] as longest from (
              select a.channel,
                count(*) filter (where e.kind <= 3) as requests,
                count(*) filter (where e.kind = 3) as repeats,
                count(*) filter (where e.kind = 4) as known,
                count(*) filter (where e.kind = 5) as review,
                count(o.seq) as open,
                count(*) filter (where e.kind = 6) as set_aside,
                count(*) filter (where e.kind = 7) as refused,
                percentile_disc(array[0.5, 0.95, 1]) within group (
                  order by greatest(0, date_part('epoch', g.committed_at - a.arrived_at)))
                  filter (where e.kind <= 3) as took
              from entry_group g
              cross join lateral (
                select seq, kind, arrival from entry where seq >= g.first_seq
                order by seq limit g.last_seq - g.first_seq + 1) e
              join arrival a on a.id = e.arrival
              left join review_open o on o.seq = e.seq
              where g.committed_at >= ? and g.committed_at < ?
              group by a.channel) f
            order by channel
            """)
        .params(Times.sql(from), Times.sql(to))
        .query((row, n) -> channel(row))
        .list();
  }

  private static ByChannel channel(ResultSet row) throws SQLException {
    return new ByChannel(
        row.getString("channel"),
        row.getLong("requests"),
        row.getLong("repeats"),
        row.getLong("known"),
        row.getLong("review"),
        row.getLong("open"),
        row.getLong("set_aside"),
        row.getLong("refused"),
        seconds(row, "median"),
        seconds(row, "p95"),
        seconds(row, "longest"));
  }

  private static Duration seconds(ResultSet row, String column) throws SQLException {
    return Duration.ofMillis(Math.round(1000 * row.getDouble(column)));
  }

  private List<CasesOf> cases(Instant from, Instant to, Instant now) {
    return sql.sql(
            """
            select cause, count(*) as opened, count(closed_at) as answered,
              count(*) filter (where closed_at > due_at) as late,
              count(*) filter (where closed_at is null and due_at < ?) as overdue
            from complaint_case where opened_at >= ? and opened_at < ? group by cause order by cause
            """)
        .params(Times.sql(now), Times.sql(from), Times.sql(to))
        .query((row, n) -> cases(row))
        .list();
  }

  private static CasesOf cases(ResultSet row) throws SQLException {
    return new CasesOf(
        Cases.Cause.values()[row.getInt("cause")],
        row.getLong("opened"),
        row.getLong("answered"),
        row.getLong("late"),
        row.getLong("overdue"));
  }
}
