package io.optouthub.bench;

import io.optouthub.register.DurableRegister;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long after its acknowledgement a request is in force at the last of eight targets. */
class LatencyBench {

  private static final int TARGETS = 8;
  private static final int A_SECOND = 100;
  private static final int SECONDS = 15;
  private final Path folder = Path.of("target/bench/latency").toAbsolutePath();
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Double> p99 = new ArrayList<>();
  private long person;

  @Test
  void fromAcknowledgedToApplied() throws Exception {
    try (DurableRegister register = new DurableRegister(folder.resolve("server"));
        EmbeddedPostgres sinks =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("track_commit_timestamp", "on")
                .start()) {
      JdbcClient log = JdbcClient.create(DurableRegister.source(register.beside("postgres")));
      JdbcClient sql =
          JdbcClient.create(DurableRegister.source(sinks.getJdbcUrl("postgres", "postgres")));
      Sinks targets = new Sinks(folder, sinks.getJdbcUrl("postgres", "postgres"));
      Map<String, String> settings = targets.settings(targets().stream());
      for (String target : targets()) {
        Sinks.table(sql, target);
        targets.connect(target, target);
      }
      try (BenchHub.Running hub = BenchHub.start("latency-hub", register.settings(), settings)) {
        // A server that has just started would refuse some at this rate, and be slow.
        for (int n = 0; n < 5_000; n++) {
          send(hub.port(), Numbers.e164(person++), new ConcurrentHashMap<>()).join();
        }
        String what =
            "from acknowledged to applied at %d targets, %d requests/s: "
                .formatted(TARGETS, A_SECOND);
        Comparison.time(
                what + "p50",
                "ms",
                () -> {
                  settle(log);
                  settle(sql);
                  return round(hub.port(), sql);
                })
            .goal(10)
            .run();
        var kept = p99.iterator();
        Comparison.time(what + "p99", "ms", kept::next).goal(100).run();
      }
    }
  }

  /** As a server that has run for a while: it writes its log into files that it used before. */
  private static void settle(JdbcClient server) {
    for (int file = 0; file < 6; file++) {
      server
          .sql("select pg_logical_emit_message(true, 'bench', 'bench')")
          .query(String.class)
          .single();
      server.sql("select pg_switch_wal()").query(String.class).single();
    }
    server.sql("checkpoint").update();
  }

  private static List<String> targets() {
    return IntStream.range(0, TARGETS).mapToObj(n -> "t" + n).toList();
  }

  /** The median of one round in milliseconds; the slowest of a hundred is kept beside. */
  private double round(int port, JdbcClient sql) {
    Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> sent = new ArrayList<>();
    long began = System.nanoTime();
    long before = person;
    for (int n = 0; n < A_SECOND * SECONDS; n++) {
      LockSupport.parkNanos(began + n * 1_000_000_000L / A_SECOND - System.nanoTime());
      sent.add(send(port, Numbers.e164(person++), acknowledged));
    }
    sent.forEach(CompletableFuture::join);
    Map<String, Instant> applied = new HashMap<>();
    for (String target : targets()) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> Sinks.count(sql, target) == person);
      sql.sql("select number, pg_xact_commit_timestamp(xmin) from " + target)
          .query(
              row -> {
                applied.merge(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    (a, b) -> a.isAfter(b) ? a : b);
              });
    }
    long[] took =
        IntStream.range(0, (int) (person - before))
            .mapToObj(n -> Numbers.e164(before + n))
            .mapToLong(
                number -> Duration.between(acknowledged.get(number), applied.get(number)).toNanos())
            .sorted()
            .toArray();
    p99.add(took[took.length * 99 / 100] / 1e6);
    return took[took.length / 2] / 1e6;
  }

  private CompletableFuture<Void> send(int port, String number, Map<String, Instant> acknowledged) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/opt-outs"))
            .header("Authorization", "Bearer " + BenchHub.KEY + "-intake")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"phone\":\"" + number + "\"}"))
            .build();
    return http.sendAsync(request, BodyHandlers.discarding())
        .thenAccept(
            answer -> {
              if (answer.statusCode() != 202) {
                throw new IllegalStateException("HTTP " + answer.statusCode());
              }
              acknowledged.put(number, Instant.now());
            });
  }
}
