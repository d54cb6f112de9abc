package io.optouthub.register;

import io.optouthub.optout.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a file's rows from the log, by place. */
record PostgresFileReports(JdbcClient sql) implements FileReports {

  @Override
  public Map<Outcome, Long> counts(String reference) {
    Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
    sql.sql(
            """
            select kind, count(*) from (
              select max(e.kind) as kind from entry e join arrival a on a.id = e.arrival
              where a.reference = :reference and e.kind < 8 group by e.row_no) as row
            group by kind
            """)
        .param("reference", reference)
        .query(
            row -> {
              counts.merge(outcome(row.getInt(1)), row.getLong(2), Long::sum);
            });
    return counts;
  }

  @Override
  public List<Row> notRegistered(String reference, int after, int limit) {
    return sql.sql(
            """
            select e.row_no, e.kind, coalesce(e.note, '') from entry e join arrival a on a.id = e.arrival
            where a.reference = :reference and e.row_no > :after and e.kind between 5 and 7
            order by e.row_no limit :limit
            """)
        .param("reference", reference)
        .param("after", after)
        .param("limit", limit)
        .query(PostgresFileReports::row)
        .list();
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(row.getInt(1), outcome(row.getInt(2)), row.getString(3));
  }

  private static Outcome outcome(int kind) {
    return switch (kind) {
      case 4 -> Outcome.KNOWN;
      case 5 -> Outcome.REVIEW;
      case 6 -> Outcome.SET_ASIDE;
      case 7 -> Outcome.REFUSED;
      default -> Outcome.REGISTERED;
    };
  }
}
