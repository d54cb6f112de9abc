package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Raw;
import io.optouthub.intake.RowReader;
import io.optouthub.intake.TestIntake;
import io.optouthub.intake.table.WorkbookRows;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** A vendor's list as a workbook: read, and understood. */
class WorkbookBench {

  private static final int ROWS = Integer.getInteger("bench.xlsx-rows", 500_000);
  private static final String ALONE = "fastexcel's reader alone";
  private static final Channel DROP =
      new Channel("drop", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());

  private final Path list = Path.of("target/bench/workbook/list.xlsx").toAbsolutePath();

  @Test
  void readsWorkbooks() throws Exception {
    Files.createDirectories(list.getParent());
    Workbooks.each(list, ROWS);
    try (var context = TestIntake.context(TestIntake.register(taken -> {}), Clock.systemUTC())) {
      RowReader reader = context.getBean(RowReader.class);
      Comparison.rate("XLSX of %,d rows, its cells".formatted(ROWS), "rows/s", this::cells)
          .beside(ALONE, 0.7, this::alone)
          .run();
      Comparison.rate(
              "XLSX of %,d rows, looked through, its numbers normalised".formatted(ROWS),
              "rows/s",
              () -> requests(reader))
          .beside(ALONE, 0.7, this::alone)
          .run();
    }
  }

  /** As the hub reads the cells of any workbook. */
  private double cells() throws IOException {
    long began = System.nanoTime();
    int rows = 0;
    try (WorkbookRows all = new WorkbookRows(list)) {
      all.open(0);
      while (all.next() != null) {
        rows++;
      }
    }
    return whole(rows - 1, began);
  }

  /** As a channel reads a file, to what is asked for in each row. */
  private double requests(RowReader reader) throws IOException {
    long began = System.nanoTime();
    int requests = 0;
    try (RowReader.Rows all =
        reader.open(DROP, new Raw.File("list.xlsx", () -> Files.newInputStream(list)))) {
      while (all.hasNext()) {
        requests += all.next().requests().size();
      }
    }
    return whole(requests, began);
  }

  private double alone() throws IOException {
    long began = System.nanoTime();
    int rows = 0;
    try (ReadableWorkbook workbook = new ReadableWorkbook(list.toFile());
        Stream<Row> stream = workbook.getFirstSheet().openStream()) {
      for (Iterator<Row> each = stream.iterator(); each.hasNext(); ) {
        Row row = each.next();
        int filled = 0;
        for (int i = 0; i < row.getCellCount(); i++) {
          filled += row.getCellText(i).isEmpty() ? 0 : 1;
        }
        rows += filled == 4 ? 1 : 0;
      }
    }
    return whole(rows - 1, began);
  }

  private static double whole(int rows, long began) {
    double rate = rate(ROWS, began);
    if (rows != ROWS) {
      throw new IllegalStateException(rows + " rows and not " + ROWS);
    }
    return rate;
  }
}
