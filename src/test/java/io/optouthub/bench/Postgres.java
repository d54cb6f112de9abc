package io.optouthub.bench;

import io.optouthub.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Scrubs by PostgreSQL, with the suppressed numbers in a table with an index. */
final class Postgres implements AutoCloseable {

  private static final String SCRUB =
      """
      copy (
        select l.* from list l where not exists (
          select from suppressed s where s.phone =
            regexp_replace(regexp_replace(l.phone, '[^0-9+]', '', 'g'),
              '^(\\+33|0033|33|0)', '+33'))
      ) to stdout (format csv, header, delimiter ';')
      """;

  private final Connection connection = TestDatabase.empty().getConnection();

  Postgres(Path suppressed) throws SQLException, IOException {
    run("create unlogged table list (name text, phone text, city text, note text)");
    run("create table suppressed (phone text primary key)");
    in("copy suppressed from stdin", suppressed);
    run("vacuum analyze suppressed");
  }

  void scrub(Path list, Path clean) throws SQLException, IOException {
    run("truncate list");
    in("copy list from stdin (format csv, header, delimiter ';')", list);
    run("analyze list");
    try (OutputStream out = Files.newOutputStream(clean)) {
      copies().copyOut(SCRUB, out);
    }
  }

  private void in(String sql, Path file) throws SQLException, IOException {
    try (InputStream in = Files.newInputStream(file)) {
      copies().copyIn(sql, in, 1 << 16);
    }
  }

  private CopyManager copies() throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
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
