package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;

import io.optouthub.testing.MariaDb;
import io.optouthub.testing.Vicidial;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A log that is there already, onto the do-not-call list of a VICIdial in MariaDB. */
class VicidialBench {

  private static final int ROWS = Integer.getInteger("bench.dnc-rows", 200_000);
  private static final int FEW = 5_000;
  private static final String ROUTE =
      """
      - route:
          id: TARGET
          from:
            uri: optout:changes/TARGET
            steps:
              - to:
                  uri: kamelet:%s
                  parameters: { database: dialer%s }
      """;
  private static final String JDBC =
      ROUTE.formatted(
          "optout-jdbc-sink",
          ", statement: insert ignore into vicidial_dnc (phone_number) values (:#number)");
  private static final String READY = ROUTE.formatted("optout-vicidial-sink", "");
  private static final String LOADER = "its own loader: look, insert, one by one (%,d rows)";

  private final String url = MariaDb.url();
  private final SingleConnectionDataSource database =
      new SingleConnectionDataSource(url + "?allowLocalInfile=true", "root", "", true);
  private final JdbcClient sql = JdbcClient.create(database);

  @Test
  void reachesVicidial() throws Exception {
    Vicidial.createTables(sql);
    Map<String, String> dialer =
        Map.of("optout.databases.dialer.url", url, "optout.databases.dialer.username", "root");
    try (FanOut hub = new FanOut("vicidial", ROWS, "national", dialer)) {
      Path list = Path.of("target/bench/vicidial/list.txt").toAbsolutePath();
      write(list);
      Comparison.rate(name("optout-jdbc-sink"), "rows/s", () -> hub(hub, JDBC))
          .beside(LOADER.formatted(FEW), 10, this::loader)
          .beside("LOAD DATA of the ready list", 0, () -> loadData(list))
          .run();
      Comparison.rate(name("optout-vicidial-sink, logged there"), "rows/s", () -> hub(hub, READY))
          .beside(LOADER.formatted(FEW), 10, this::loader)
          .run();
    } finally {
      database.destroy();
    }
  }

  private static String name(String sink) {
    return "%,d numbers into VICIdial's vicidial_dnc by %s".formatted(ROWS, sink);
  }

  private double hub(FanOut hub, String route) throws Exception {
    empty();
    long began = System.nanoTime();
    hub.run(List.of(route), Duration.ofMillis(20), () -> count() == ROWS);
    return rate(ROWS, began);
  }

  private double loader() throws Exception {
    empty();
    long began = System.nanoTime();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (int person = 0; person < FEW; person++) {
        String number = number(person);
        try (ResultSet found =
            statement.executeQuery(
                "select count(*) from vicidial_dnc where phone_number='" + number + "'")) {
          if (!found.next() || found.getInt(1) != 0) {
            throw new IllegalStateException("It stands there twice");
          }
        }
        statement.executeUpdate(
            "insert into vicidial_dnc (phone_number) values ('" + number + "')");
      }
    }
    return rate(FEW, began);
  }

  private double loadData(Path list) {
    empty();
    long began = System.nanoTime();
    sql.sql("load data local infile '" + list + "' into table vicidial_dnc").update();
    double rate = rate(ROWS, began);
    if (count() != ROWS) {
      throw new IllegalStateException("It lost some");
    }
    return rate;
  }

  private void empty() {
    sql.sql("truncate table vicidial_dnc").update();
    sql.sql("truncate table vicidial_dnc_log").update();
  }

  private long count() {
    return sql.sql("select count(*) from vicidial_dnc").query(Long.class).single();
  }

  private static void write(Path list) throws Exception {
    try (BufferedWriter out = Files.newBufferedWriter(list)) {
      for (int person = 0; person < ROWS; person++) {
        out.write(number(person) + "\n");
      }
    }
  }

  private static String number(int person) {
    return "0" + Numbers.national(person);
  }
}
