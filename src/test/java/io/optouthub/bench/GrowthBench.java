package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;

import io.optouthub.register.DurableRegister;
import io.optouthub.register.FilledRegister;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Files into registers that hold few people and many, and files that are short and long. */
class GrowthBench {

  private static final int MANY =
      Integer.getInteger("bench.people", Boolean.getBoolean("bench.long") ? 30_000_000 : 3_000_000);
  private static final int ROWS = 100_000;

  private final Path folder = Path.of("target/bench/growth").toAbsolutePath();
  private final Path list = folder.resolve("list.csv");
  // Others than those who are in the registers already.
  private long people = MANY;

  @Test
  void growsWithItsPeople() throws Exception {
    try (DurableRegister few = filled(MANY / 30);
        DurableRegister more = filled(MANY / 3);
        DurableRegister many = filled(MANY)) {
      Comparison.rate(
              "intake of a CSV of %,d rows, %,d people in the register".formatted(ROWS, MANY),
              "rows/s",
              () -> taken(many))
          .beside("%,d people".formatted(MANY / 3), 0.7, () -> taken(more))
          .beside("%,d people".formatted(MANY / 30), 0.7, () -> taken(few))
          .run();
    }
  }

  @Test
  void itsHeapDoesNotGrowWithTheFile() throws Exception {
    Files.createDirectories(folder);
    try (DurableRegister register = new DurableRegister(folder.resolve("server"))) {
      Comparison.time(
              "live heap while a CSV of %,d rows is taken in".formatted(5 * ROWS),
              "MB",
              () -> heap(register, 5 * ROWS))
          .beside("one of %,d rows".formatted(ROWS), 1.1, () -> heap(register, ROWS))
          .run();
    }
  }

  private DurableRegister filled(int count) throws Exception {
    return new DurableRegister(folder.resolve("server-" + count), count, Numbers::phone);
  }

  private double taken(DurableRegister register) throws IOException {
    write(ROWS);
    long began = System.nanoTime();
    register.take(list);
    return rate(ROWS, began);
  }

  private void write(int rows) throws IOException {
    Lists.each(list, people, rows);
    people += rows;
  }

  /** The median of what is in use after collections, without the index of checks. */
  private double heap(DurableRegister register, int rows) throws Exception {
    write(rows);
    CompletableFuture<Void> taking = CompletableFuture.runAsync(() -> register.take(list));
    List<Double> megabytes = new ArrayList<>();
    do {
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      megabytes.add((used - FilledRegister.bytes(register.register)) / 1e6);
    } while (!done(taking));
    return Comparison.median(megabytes);
  }

  private static boolean done(CompletableFuture<Void> taking) throws Exception {
    try {
      taking.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
