package io.optouthub.scrub;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.WorkFolder;
import io.optouthub.intake.table.Unreadable;
import io.optouthub.intake.table.WorkbookRows;
import io.optouthub.intake.table.ZipContents;
import io.optouthub.register.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Scrubs a workbook: sheets that hold what is asked about lose rows, everything else is copied as
 * it is. It must have arrived whole before it can be read.
 */
final class WorkbookScrub {

  private static final int BATCH = 4_096;

  /** In characters: rows may be a thousand times as long as real ones. */
  private static final int LONGEST_BATCH = 1 << 20;

  private final Question question;
  private final PhoneNumbers numbers;
  private final Checks checks;
  private final ExecutorService workers;
  private final WorkFolder work;
  private final Counts counts = new Counts();
  private long asOf = Long.MAX_VALUE;
  private boolean any;
  private List<Row> seen = List.of();

  WorkbookScrub(
      Question question,
      PhoneNumbers numbers,
      Checks checks,
      ExecutorService workers,
      WorkFolder work) {
    this.question = question;
    this.numbers = numbers;
    this.checks = checks;
    this.workers = workers;
    this.work = work;
  }

  Done run(InputStream in, Answer answer) throws IOException {
    Path file = work.file("scrub");
    Path clean = work.file("scrub");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        in.transferTo(out);
      }
      check(ZipContents.of(file));
      try (ZipFile workbook = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
          WorkbookRows rows = new WorkbookRows(file)) {
        WorkbookParts parts = WorkbookParts.of(workbook);
        Map<String, BitSet> removed = new TreeMap<>();
        for (int sheet = 0; sheet < rows.sheets(); sheet++) {
          rows.open(sheet);
          removed.put(parts.sheet(rows.relation(sheet), workbook), removed(rows, answer));
        }
        if (!any) {
          throw Heading.nothing(seen, question);
        }
        new WorkbookFilter(workbook, parts).copy(removed, clean);
      }
      Files.copy(clean, answer.clean(Answer.Format.XLSX));
      return new Done(counts, asOf);
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(clean);
    }
  }

  private static void check(ZipContents contents) throws IOException {
    if (!contents.bomb().isEmpty()) {
      throw new Unreadable("the archive is not opened: " + contents.bomb());
    }
    if (!contents.refusal().isEmpty()) {
      throw new Unreadable("the file is " + contents.refusal());
    }
    if (!contents.has("xl/")) {
      throw new Unreadable(
          contents.cutOff()
              ? "the archive is cut off or damaged"
              : "an archive; send the list itself (CSV or XLSX), or a CSV in gzip");
    }
    if (contents.cutOff()) {
      throw new Unreadable("the workbook is cut off or damaged");
    }
  }

  private record Batch(List<Row> rows, List<Integer> numbers, int head) {}

  private BitSet removed(WorkbookRows rows, Answer answer) throws IOException {
    BitSet removed = new BitSet();
    Batch first = batch(rows);
    Heading heading = first == null ? null : Heading.of(first.rows(), question, numbers);
    if (first == null || heading == null) {
      seen = first == null || !seen.isEmpty() ? seen : first.rows();
      return removed;
    }
    if (!any) {
      answer.header(heading.columns().header());
    }
    any = true;
    RowIdentities reader = new RowIdentities(numbers, question, heading.columns(), 0);
    Pipeline<Batch> pipeline =
        new Pipeline<>(
            workers,
            new Judge(checks, question, reader)::judge,
            (batch, verdicts) -> take(batch, verdicts, removed, answer));
    Batch next = new Batch(first.rows(), first.numbers(), heading.head());
    for (@Nullable Batch batch = next; batch != null; batch = batch(rows)) {
      pipeline.add(batch, batch.rows().subList(batch.head(), batch.rows().size()));
    }
    asOf = Math.min(asOf, pipeline.finish());
    return removed;
  }

  private void take(Batch batch, List<Verdict> verdicts, BitSet removed, Answer answer)
      throws IOException {
    for (int i = 0; i < verdicts.size(); i++) {
      int at = batch.head() + i;
      Verdict verdict = verdicts.get(i);
      long number = counts.add(verdict);
      if (verdict.told()) {
        answer.noted(number, verdict, () -> batch.rows().get(at).cells());
      }
      if (verdict.removed()) {
        removed.set(batch.numbers().get(at));
      }
    }
  }

  private static @Nullable Batch batch(WorkbookRows rows) throws IOException {
    Batch batch = new Batch(new ArrayList<>(), new ArrayList<>(), 0);
    long length = 0;
    while (batch.rows().size() < BATCH && length < LONGEST_BATCH) {
      List<String> cells = rows.next();
      if (cells == null) {
        break;
      }
      length += cells.stream().mapToLong(String::length).sum();
      batch.rows().add(Row.of(cells));
      batch.numbers().add(rows.number());
    }
    return batch.rows().isEmpty() ? null : batch;
  }
}
