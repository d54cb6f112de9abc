package io.optouthub.bench;

import io.optouthub.register.DurableRegister;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a log of clear numbers page by page, writes each page, notes how far it is. */
final class HandLoop {

  private static final int PAGE = 1_000;

  private HandLoop() {}

  /** An entry of the log. */
  record Line(String number, Timestamp since) {}

  /** What the pages are written to. */
  @FunctionalInterface
  interface Target {
    /**
     * Takes a page to its end.
     *
     * @param connection what is written to it is committed with the position
     */
    void take(Connection connection, List<Line> page) throws Exception;
  }

  /** The log that it reads, made once. */
  static void log(JdbcClient sql, int entries) {
    sql.sql(
            """
            create table if not exists hand_log (
              seq bigint primary key, number text not null, since timestamptz not null)
            """)
        .update();
    sql.sql("create table if not exists hand_position (target text primary key, seq bigint)")
        .update();
    sql.sql(
            """
            insert into hand_log
            select n, '+336' || lpad((n::bigint * 7368787 % 100000000)::text, 8, '0'), now()
            from generate_series(1, ?) n on conflict (seq) do nothing
            """)
        .param(entries)
        .update();
  }

  /** A table with these columns, on the server of the log. */
  static Target into(String table) {
    return (connection, page) -> {
      try (PreparedStatement write =
          connection.prepareStatement(
              "insert into " + table + " values (?, ?) on conflict (number) do nothing")) {
        for (Line line : page) {
          write.setString(1, line.number());
          write.setTimestamp(2, line.since());
          write.addBatch();
        }
        write.executeBatch();
      }
    };
  }

  static void run(String url, int entries, String name, Target target) {
    try (Connection from = DurableRegister.source(url).getConnection();
        Connection to = DurableRegister.source(url).getConnection();
        PreparedStatement page =
            from.prepareStatement(
                "select seq, number, since from hand_log where seq > ? order by seq limit "
                    + PAGE);
        PreparedStatement position =
            to.prepareStatement(
                "insert into hand_position values (?, ?) on conflict (target) do update set seq ="
                    + " excluded.seq")) {
      to.setAutoCommit(false);
      for (long done = 0; done < entries; ) {
        List<Line> lines = new ArrayList<>(PAGE);
        page.setLong(1, done);
        try (ResultSet rows = page.executeQuery()) {
          while (rows.next()) {
            done = rows.getLong(1);
            lines.add(new Line(rows.getString(2), rows.getTimestamp(3)));
          }
        }
        target.take(to, lines);
        position.setString(1, name);
        position.setLong(2, done);
        position.executeUpdate();
        to.commit();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
