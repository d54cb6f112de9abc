package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;

import io.optouthub.register.DurableRegister;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** A vendor's file, dropped into a folder of a hub whose targets follow meanwhile. */
class FollowBench {

  private static final int ROWS = Integer.getInteger("bench.file-rows", 150_000);
  private static final int FEW = 1_000;
  private static final int[] TARGETS = {1, 3, 10};

  /** As a folder is watched, but for the second in which a file might still grow. */
  private static final String CHANNEL =
      """
      - route:
          id: drop
          from:
            uri: file:%s
            parameters:
              delay: 20
              initialDelay: 0
              readLock: none
              move: .done/${file:onlyname}
            steps:
              - process:
                  ref: optoutFileArrival
              - to: optout:intake/drop?country=FR
      """;

  private final Path folder = Path.of("target/bench/follow").toAbsolutePath();
  private final Path list = folder.resolve("list.csv");
  private long people;

  @Test
  void takesFilesInWhileTargetsFollow() throws Exception {
    FileSystemUtils.deleteRecursively(folder);
    Files.createDirectories(folder);
    try (DurableRegister server = new DurableRegister(folder.resolve("server"))) {
      String sinks = server.beside("sinks");
      try (Connection connection = DurableRegister.source(sinks).getConnection()) {
        JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        for (int targets : TARGETS) {
          try (Hub alone = hub("alone-" + targets, 0, sinks, sql);
              Hub followed = hub("followed-" + targets, targets, sinks, sql);
              NaiveRoute naive = naive(server.beside("naive"), targets)) {
            compare(alone, followed, naive, sql);
          }
        }
      }
    }
  }

  private static NaiveRoute naive(String url, int targets) throws Exception {
    List<String> tables = IntStream.range(0, targets).mapToObj(n -> "naive_" + n).toList();
    JdbcClient sql = JdbcClient.create(DurableRegister.source(url));
    tables.forEach(table -> Sinks.table(sql, table));
    return new NaiveRoute(url, tables.toArray(String[]::new));
  }

  private void compare(Hub alone, Hub followed, NaiveRoute naive, JdbcClient sql) throws Exception {
    int targets = followed.tables().size();
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    Comparison.rate(
            "a CSV of %,d rows until all of it is in every target, targets: %d"
                .formatted(ROWS, targets),
            "rows/s",
            () -> {
              without.add(taken(alone, sql).acknowledged());
              Taken taken = taken(followed, sql);
              with.add(taken.acknowledged());
              return taken.applied();
            })
        .goal(20_000)
        .beside(
            "a naive Camel route, row by row, with a multicast (%,d rows)".formatted(FEW),
            targets == 3 ? 100 : 0,
            () -> naive(naive))
        .run();
    Iterator<Double> mine = with.iterator();
    Iterator<Double> others = without.iterator();
    Comparison.rate(
            "intake of a CSV of %,d rows, targets that follow: %d".formatted(ROWS, targets),
            "rows/s",
            mine::next)
        .beside("a hub without targets", (100 - 5 * targets) / 100.0, others::next)
        .run();
  }

  private Taken taken(Hub hub, JdbcClient sql) throws Exception {
    Lists.each(list, people, ROWS);
    people += ROWS;
    String last = Numbers.e164(people - 1);
    String name = UUID.randomUUID() + ".csv";
    long began = System.nanoTime();
    Files.move(list, hub.drop().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    await(5, () -> Files.exists(hub.drop().resolve(".done").resolve(name)));
    double acknowledged = rate(ROWS, began);
    String all =
        hub.tables().stream()
            .map(table -> "exists (select from " + table + " where number = :last)")
            .collect(Collectors.joining(" and ", "select true and ", ""));
    await(
        20,
        () ->
            hub.tables().isEmpty()
                || sql.sql(all).param("last", last).query(Boolean.class).single());
    double applied = rate(ROWS, began);
    hub.expect(ROWS, sql);
    return new Taken(acknowledged, applied);
  }

  private double naive(NaiveRoute route) throws IOException {
    Lists.each(list, people, FEW);
    people += FEW;
    long began = System.nanoTime();
    route.take(list);
    return rate(FEW, began);
  }

  private static void await(int millis, Callable<Boolean> done) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(10))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(millis))
        .until(done);
  }

  private Hub hub(String name, int targets, String url, JdbcClient sql) throws Exception {
    Sinks sinks = new Sinks(folder.resolve(name), url);
    List<String> names =
        IntStream.range(0, targets).mapToObj(n -> "t" + targets + "x" + n).toList();
    // One is never connected: a map without systems is none.
    Map<String, String> settings =
        sinks.settings(Stream.concat(Stream.of("quiet"), names.stream()));
    for (String target : names) {
      Sinks.table(sql, target);
      sinks.connect(target, target);
    }
    Path drop = Files.createDirectories(sinks.folder().resolve("drop"));
    Path channels = Files.createDirectories(sinks.folder().resolve("routes/channels"));
    Files.writeString(channels.resolve("drop.yaml"), CHANNEL.formatted(drop));
    return new Hub(BenchHub.start("follow-" + name, Map.of(), settings), drop, names);
  }

  /**
   * @param acknowledged rows a second until the file was taken
   * @param applied until the last target had them all
   */
  private record Taken(double acknowledged, double applied) {}

  /**
   * @param drop the folder that it watches
   * @param tables of its targets
   */
  private record Hub(BenchHub.Running hub, Path drop, List<String> tables)
      implements AutoCloseable {

    /** Nothing is there but whole files of so many rows. */
    void expect(int rows, JdbcClient sql) {
      for (String table : tables) {
        if (Sinks.count(sql, table) % rows != 0) {
          throw new IllegalStateException(table + " lacks some");
        }
      }
    }

    @Override
    public void close() throws InterruptedException {
      hub.close();
    }
  }
}
