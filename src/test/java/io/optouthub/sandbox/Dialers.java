package io.optouthub.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two dialer databases, each with a table of its own shape. */
record Dialers(EmbeddedPostgres server) implements AutoCloseable {

  static Dialers start() throws IOException, SQLException {
    EmbeddedPostgres server = EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
    Dialers dialers = new Dialers(server);
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database dialer_paris");
      statement.execute("create database dialer_lyon");
    }
    dialers
        .sql("dialer_paris")
        .sql("create table dnc (phone_number text primary key, since timestamptz not null)")
        .update();
    dialers
        .sql("dialer_lyon")
        .sql(
            "create table blocked (number text primary key, reason text not null, at timestamptz not null)")
        .update();
    return dialers;
  }

  String url(String database) {
    return server.getJdbcUrl("postgres", database);
  }

  JdbcClient sql(String database) {
    return JdbcClient.create(new DriverManagerDataSource(url(database), "postgres", "postgres"));
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
