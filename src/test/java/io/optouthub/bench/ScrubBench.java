package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.register.FilledRegister;
import io.optouthub.register.TestRegister;
import io.optouthub.scrub.Answer;
import io.optouthub.scrub.Attestation;
import io.optouthub.scrub.Question;
import io.optouthub.scrub.ScrubKit;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A list of calls in five ways of writing numbers, a quarter of whom must not be called. */
class ScrubBench {

  private static final int ROWS =
      Integer.getInteger("bench.rows", Boolean.getBoolean("bench.long") ? 10_000_000 : 2_000_000);

  private final Path folder = Path.of("target/bench/scrub").toAbsolutePath();
  private final Path list = folder.resolve("list.csv");
  private final Path clean = folder.resolve("clean.csv");
  private long left;

  @Test
  void scrubs() throws Exception {
    Files.createDirectories(folder);
    Lists.write(list, ROWS, 4 * ROWS);
    Path suppressed = folder.resolve("suppressed.txt");
    Lists.sortedNumbers(suppressed, ROWS);
    try (FilledRegister filled = new FilledRegister(ROWS, Numbers::phone);
        TestRegister hub = filled.loaded();
        ScrubKit kit = new ScrubKit(hub.checks, DataSize.ofGigabytes(16));
        DuckDb duck = new DuckDb(suppressed);
        Postgres postgres = new Postgres(suppressed);
        Heap heap = new Heap()) {
      Comparison.rate(
              "scrub of %,d rows, %,d suppressed".formatted(ROWS, ROWS),
              "rows/s",
              () -> heap.during(() -> hub(kit)))
          .beside("DuckDB, regular expressions and anti join", 1.5, () -> other(duck::scrub))
          .beside("awk, sort and join", 3, () -> other(new SortJoin(suppressed)::scrub))
          .beside("PostgreSQL, copy and anti join", 3, () -> other(postgres::scrub))
          .run();
      Results.say(
          "scrub of %,d rows: at most %,d MB of heap after a collection, of which the index %,d",
          ROWS, heap.most() >> 20, FilledRegister.bytes(hub) >> 20);
    }
  }

  private double hub(ScrubKit kit) throws IOException {
    Question question =
        new Question(Set.of(Medium.VOICE), Scope.ALL, "FR", false, List.of(), "bench");
    long began = System.nanoTime();
    Attestation made;
    try (InputStream in = Files.newInputStream(list);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(clean), 1 << 16)) {
      Answer answer = format -> out;
      made = kit.scrubs.scrub(UUID.randomUUID().toString(), question, in, answer);
    }
    double rate = rate(ROWS, began);
    left = made.rows() - made.removed();
    return rate;
  }

  private double other(Other work) throws Exception {
    long began = System.nanoTime();
    work.scrub(list, clean);
    double rate = rate(ROWS, began);
    long rows = Lists.rows(clean);
    if (rows != left) {
      throw new IllegalStateException("The hub leaves " + left + " rows and this " + rows);
    }
    return rate;
  }

  /** Does the same. */
  @FunctionalInterface
  interface Other {
    void scrub(Path list, Path clean) throws Exception;
  }
}
