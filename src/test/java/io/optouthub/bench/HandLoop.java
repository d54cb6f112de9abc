package io.optouthub.bench;

import io.optouthub.register.DurableRegister;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a log of clear numbers page by page, writes each page, notes how far it is. */
final class HandLoop {

  private static final int PAGE = 1_000;

  private HandLoop() {}

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

  static void run(String url, int entries, String table) {
    try (Connection from = DurableRegister.source(url).getConnection();
        Connection to = DurableRegister.source(url).getConnection();
        PreparedStatement page =
            from.prepareStatement(
                "select seq, number, since from hand_log where seq > ? order by seq limit "
                    + PAGE);
        PreparedStatement write =
            to.prepareStatement(
                "insert into " + table + " values (?, ?) on conflict (number) do nothing");
        PreparedStatement position =
            to.prepareStatement(
                "insert into hand_position values (?, ?) on conflict (target) do update set seq ="
                    + " excluded.seq")) {
      to.setAutoCommit(false);
      for (long done = 0; done < entries; ) {
        page.setLong(1, done);
        try (ResultSet rows = page.executeQuery()) {
          while (rows.next()) {
            done = rows.getLong(1);
            write.setString(1, rows.getString(2));
            write.setTimestamp(2, new Timestamp(rows.getTimestamp(3).getTime()));
            write.addBatch();
          }
        }
        write.executeBatch();
        position.setString(1, table);
        position.setLong(2, done);
        position.executeUpdate();
        to.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
