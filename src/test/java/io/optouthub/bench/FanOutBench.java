package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;

import io.optouthub.register.DurableRegister;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log that is there already, to new targets in a PostgreSQL on the same machine. */
class FanOutBench {

  private static final int ENTRIES = Integer.getInteger("bench.entries", 300_000);
  private static final int[] TARGETS = {1, 4, 8};

  @Test
  void fansOut() throws Exception {
    try (FanOut hub = new FanOut("fan-out", ENTRIES, "e164", Map.of())) {
      for (int targets : TARGETS) {
        Comparison.rate(
                "fan-out of %,d entries to %d PostgreSQL targets".formatted(ENTRIES, targets),
                "records/s",
                () -> hub(hub, targets))
            .beside(
                "a hand-written loop, batches of 1,000, numbers in clear",
                0.6,
                () -> byHand(hub.sinks, targets))
            .run();
      }
    }
  }

  private static double hub(FanOut hub, int targets) throws Exception {
    JdbcClient sql = JdbcClient.create(DurableRegister.source(hub.sinks));
    List<String> tables = tables(sql, targets);
    long began = System.nanoTime();
    hub.run(
        tables.stream().map(table -> Sinks.route(FanOut.TARGET, table)).toList(),
        Duration.ofMillis(50),
        () -> tables.stream().allMatch(table -> last(sql, table)));
    double rate = rate((long) ENTRIES * targets, began);
    whole(sql, tables);
    return rate;
  }

  /** Whether the last one is there: to count them would take the time that is measured. */
  private static boolean last(JdbcClient sql, String table) {
    return sql.sql("select exists (select from " + table + " where number = ?)")
        .param(Numbers.e164(ENTRIES - 1))
        .query(Boolean.class)
        .single();
  }

  private static void whole(JdbcClient sql, List<String> tables) {
    if (tables.stream().anyMatch(table -> Sinks.count(sql, table) != ENTRIES)) {
      throw new IllegalStateException("Some are lost");
    }
  }

  private static double byHand(String sinks, int targets) throws Exception {
    JdbcClient sql = JdbcClient.create(DurableRegister.source(sinks));
    List<String> tables = tables(sql, targets);
    long began = System.nanoTime();
    List<Thread> loops =
        tables.stream()
            .map(
                table ->
                    new Thread(() -> HandLoop.run(sinks, ENTRIES, table, HandLoop.into(table))))
            .toList();
    loops.forEach(Thread::start);
    for (Thread loop : loops) {
      loop.join();
    }
    double rate = rate((long) ENTRIES * targets, began);
    whole(sql, tables);
    return rate;
  }

  /** New ones, empty. */
  private static List<String> tables(JdbcClient sql, int targets) {
    HandLoop.log(sql, ENTRIES);
    List<String> names = IntStream.range(0, targets).mapToObj(n -> "dnc_" + n).toList();
    names.forEach(name -> Sinks.table(sql, name));
    return names;
  }
}
