package io.optouthub.access;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The audit, as kept in PostgreSQL. */
@Repository
class PostgresAudit implements Audit {

  private static final int MOST_WHY = 500;

  private final JdbcClient sql;
  private final Clock clock;

  PostgresAudit(JdbcClient sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public void record(String who, String what, String object, @Nullable String why) {
    String reason = why == null || why.length() <= MOST_WHY ? why : why.substring(0, MOST_WHY);
    sql.sql("insert into audit (at, who, what, object, why) values (?, ?, ?, ?, ?)")
        .params(clock.instant().atOffset(ZoneOffset.UTC), who, what, object, reason)
        .update();
  }

  @Override
  public List<Line> lines(long after, int limit) {
    return page("select * from audit where id > ? order by id limit ?", after, limit);
  }

  @Override
  public List<Line> newest(long before, int limit) {
    return page("select * from audit where id < ? order by id desc limit ?", before, limit);
  }

  private List<Line> page(String query, long from, int limit) {
    return sql.sql(query)
        .params(from, limit)
        .query(
            (row, n) ->
                new Line(
                    row.getLong("id"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("who"),
                    row.getString("what"),
                    row.getString("object"),
                    row.getString("why")))
        .list();
  }
}
