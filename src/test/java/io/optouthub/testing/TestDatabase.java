package io.optouthub.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** One real PostgreSQL for the whole test run; each caller gets a database of its own in it. */
public final class TestDatabase {

  private static final AtomicInteger NEXT = new AtomicInteger();

  private TestDatabase() {}

  /** A new database with the schema of the hub. */
  public static DataSource migrated() {
    DataSource database = empty();
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  /** A new database with nothing in it. */
  public static DataSource empty() {
    String name = "test_" + NEXT.incrementAndGet();
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(Server.POSTGRES.getJdbcUrl("postgres", name));
    return source;
  }

  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "200").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
