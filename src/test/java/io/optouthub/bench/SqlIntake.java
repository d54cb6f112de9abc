package io.optouthub.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.optouthub.register.DurableRegister;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log and a state of clear numbers: neither sealed nor chained, no evidence, no outcomes. */
final class SqlIntake implements AutoCloseable {

  private final Connection connection;

  SqlIntake(String url) throws SQLException {
    tables(JdbcClient.create(DurableRegister.source(url)));
    connection = DurableRegister.source(url).getConnection();
    run("create unlogged table if not exists raw (name text, phone text, city text, note text)");
    run("create unlogged table if not exists ready (phone text)");
  }

  /** Connections to a database with these two tables. */
  static HikariDataSource pool(String url) {
    HikariConfig settings = new HikariConfig();
    settings.setDataSource(DurableRegister.source(url));
    HikariDataSource pool = new HikariDataSource(settings);
    tables(JdbcClient.create(pool));
    return pool;
  }

  private static void tables(JdbcClient sql) {
    sql.sql(
            """
            create table if not exists plain_log (
              id bigint generated always as identity primary key, phone text not null,
              at timestamptz not null default now());
            create table if not exists plain_state (
              phone text primary key, since timestamptz not null)
            """)
        .update();
  }

  void copyAndUpsert(Path list) throws SQLException, IOException {
    run("truncate raw");
    in("copy raw from stdin (format csv, header, delimiter ';')", list);
    run("truncate ready");
    run(
        """
        insert into ready select regexp_replace(regexp_replace(phone, '[^0-9+]', '', 'g'),
          '^(\\+33|0033|33|0)', '+33') from raw
        """);
    both();
  }

  void readyRows(Path rows) throws SQLException, IOException {
    run("truncate ready");
    in("copy ready from stdin", rows);
    both();
  }

  private void both() throws SQLException {
    connection.setAutoCommit(false);
    run("insert into plain_log (phone) select phone from ready");
    run(
        """
        insert into plain_state select distinct on (phone) phone, now() from ready order by phone
        on conflict (phone) do update set since = excluded.since
        """);
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Numbers as they are kept. */
  static void ready(Path file, long from, int rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (long person = from; person < from + rows; person++) {
        out.write(Numbers.e164(person) + "\n");
      }
    }
  }

  private void in(String sql, Path file) throws SQLException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, 1 << 16);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
