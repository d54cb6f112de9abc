package io.optouthub.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Scrubs by DuckDB, with the suppressed numbers in its memory. */
final class DuckDb implements AutoCloseable {

  private static final String SCRUB =
      """
      copy (
        select l.* from read_csv('%s', delim = ';', header = true, all_varchar = true) l
        where not exists (
          select 1 from suppressed s where s.phone =
            regexp_replace(regexp_replace(l.phone, '[^0-9+]', '', 'g'),
              '^(?:\\+33|0033|33|0)', '+33'))
      ) to '%s' (header, delimiter ';')
      """;

  private final Connection connection;

  DuckDb(Path suppressed) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    run(
        "create table suppressed as select column0 as phone from read_csv('%s', header = false,"
            + " all_varchar = true, delim = ';')",
        suppressed);
  }

  void scrub(Path list, Path clean) throws SQLException {
    run(SCRUB, list, clean);
  }

  private void run(String sql, Object... files) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql.formatted(files));
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
