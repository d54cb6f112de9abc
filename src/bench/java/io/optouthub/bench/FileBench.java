package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;

import io.optouthub.register.DurableRegister;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A vendor's file of people who are all new: parsed, normalised, kept, durable. */
class FileBench {

  private static final int ROWS = Integer.getInteger("bench.file-rows", 300_000);
  private static final int FEW = 5_000;

  private final Path folder = Path.of("target/bench/file").toAbsolutePath();
  private final Path list = folder.resolve("list.csv");
  private long people;

  @Test
  void takesFilesIn() throws Exception {
    try (DurableRegister hub = new DurableRegister(folder.resolve("server"));
        NaiveRoute naive = new NaiveRoute(hub.beside("naive"));
        SpringBatch batch = new SpringBatch(hub.beside("batch"));
        SqlIntake sql = new SqlIntake(hub.beside("plain"))) {
      Files.createDirectories(folder);
      Comparison.rate("intake of a CSV of %,d rows".formatted(ROWS), "rows/s", () -> hub(hub))
          .beside(
              "a naive Camel route, row by row (%,d rows)".formatted(FEW),
              60,
              () -> timed(FEW, naive::take))
          .beside(
              "Spring Batch, chunks of 1,000, rewritten inserts, no seal",
              1.5,
              () -> timed(ROWS, batch::take))
          .beside(
              "copy, normalised in SQL, upsert, no seal",
              1.5,
              () -> timed(ROWS, sql::copyAndUpsert))
          .beside("the limit: copy of ready rows, sorted upsert", 0.9, () -> ready(sql))
          .run();
    }
  }

  private double hub(DurableRegister hub) throws Exception {
    return timed(ROWS, hub::take);
  }

  private double timed(int rows, Taking work) throws Exception {
    Lists.each(list, people, rows);
    people += rows;
    long began = System.nanoTime();
    work.take(list);
    return rate(rows, began);
  }

  private double ready(SqlIntake sql) throws Exception {
    Path rows = folder.resolve("ready.csv");
    SqlIntake.ready(rows, people, ROWS);
    people += ROWS;
    long began = System.nanoTime();
    sql.readyRows(rows);
    return rate(ROWS, began);
  }

  /** Takes a file in. */
  @FunctionalInterface
  interface Taking {
    void take(Path list) throws Exception;
  }
}
