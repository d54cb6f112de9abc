package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;

import io.optouthub.register.DurableRegister;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A log that is there already, to new targets in a PostgreSQL on the same machine. */
class FanOutBench {

  private static final int ENTRIES = Integer.getInteger("bench.entries", 300_000);
  private static final int[] TARGETS = {1, 4, 8};
  private static final String ROUTE =
      """
      - route:
          id: %1$s
          from:
            uri: optout:changes/%1$s
            steps:
              - to:
                  uri: kamelet:optout-jdbc-sink
                  parameters:
                    database: sinks
                    statement: >-
                      insert into %2$s (number, since) values (:#number, :#eventTime)
                      on conflict (number) do nothing
      """;

  private final Path folder = Path.of("target/bench/fan-out").toAbsolutePath();
  private int round;

  @Test
  void fansOut() throws Exception {
    try (DurableRegister register = new DurableRegister(folder.resolve("server"))) {
      Path list = folder.resolve("list.csv");
      Lists.each(list, 0, ENTRIES);
      register.take(list);
      String sinks = register.beside("sinks");
      try (BenchHub.Running hub =
          BenchHub.start("fan-out-hub", register.settings(), settings(sinks))) {
        for (int targets : TARGETS) {
          Comparison.rate(
                  "fan-out of %,d entries to %d PostgreSQL targets".formatted(ENTRIES, targets),
                  "records/s",
                  () -> hub(sinks, targets))
              .beside(
                  "a hand-written loop, batches of 1,000, numbers in clear",
                  0.6,
                  () -> byHand(sinks, targets))
              .run();
        }
      }
    }
  }

  private Map<String, String> settings(String sinks) throws Exception {
    Path map = folder.resolve("map.yaml");
    // A run that was cut off may have left some.
    FileSystemUtils.deleteRecursively(folder.resolve("routes"));
    Files.createDirectories(folder.resolve("routes/targets"));
    // Rounds and targets of each, and one round that does not count.
    String systems =
        IntStream.range(0, 100)
            .boxed()
            .flatMap(r -> IntStream.range(0, 8).mapToObj(n -> "t" + r + "-" + n))
            .map(
                name ->
                    "  "
                        + name
                        + ": { owner: sales, media: [voice], number-format: e164, deadline: 24h }\n")
            .collect(Collectors.joining());
    Files.writeString(map, "services:\n  sales: { title: Sales }\nsystems:\n" + systems);
    return Map.of(
        "optout.map.file",
        map.toString(),
        "optout.routes.folder",
        folder.resolve("routes").toString(),
        "optout.routes.poll",
        "100ms",
        "optout.databases.sinks.url",
        sinks,
        "optout.databases.sinks.username",
        "postgres",
        "optout.databases.sinks.password",
        "postgres");
  }

  private double hub(String sinks, int targets) throws Exception {
    List<String> tables = tables(sinks, targets);
    List<Path> routes = new ArrayList<>();
    long began = System.nanoTime();
    for (int n = 0; n < targets; n++) {
      String name = "t" + round + "-" + n;
      Path route = folder.resolve("routes/targets/" + name + ".yaml");
      Files.writeString(route, ROUTE.formatted(name, tables.get(n)));
      routes.add(route);
    }
    JdbcClient sql = JdbcClient.create(DurableRegister.source(sinks));
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> tables.stream().allMatch(table -> count(sql, table) == ENTRIES));
    double rate = rate((long) ENTRIES * targets, began);
    for (Path route : routes) {
      Files.delete(route);
    }
    round++;
    return rate;
  }

  private double byHand(String sinks, int targets) throws Exception {
    List<String> tables = tables(sinks, targets);
    long began = System.nanoTime();
    List<Thread> loops =
        tables.stream()
            .map(table -> new Thread(() -> HandLoop.run(sinks, ENTRIES, table)))
            .toList();
    loops.forEach(Thread::start);
    for (Thread loop : loops) {
      loop.join();
    }
    double rate = rate((long) ENTRIES * targets, began);
    JdbcClient sql = JdbcClient.create(DurableRegister.source(sinks));
    if (Stream.of(tables.get(0)).anyMatch(table -> count(sql, table) != ENTRIES)) {
      throw new IllegalStateException("The loop lost some");
    }
    return rate;
  }

  private static long count(JdbcClient sql, String table) {
    return sql.sql("select count(*) from " + table).query(Long.class).single();
  }

  /** New ones, empty. */
  private List<String> tables(String sinks, int targets) {
    JdbcClient sql = JdbcClient.create(DurableRegister.source(sinks));
    HandLoop.log(sql, ENTRIES);
    List<String> names = IntStream.range(0, targets).mapToObj(n -> "dnc_" + n).toList();
    for (String name : names) {
      sql.sql("drop table if exists " + name).update();
      sql.sql("create table " + name + " (number text primary key, since timestamptz)").update();
    }
    return names;
  }
}
