package io.optouthub.intake;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Filed;
import io.optouthub.register.Item;
import io.optouthub.register.Register;
import io.optouthub.register.Submission;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A file's rows on their way into the register, batch by batch: while one is written, the next is
 * read and sealed.
 */
final class FileRows {

  private final Register register;
  private final Arrival arrival;
  private final RowBatches batches;
  private final FilesUnderWay.One one;
  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private final Deque<Supplier<Filed>> begun = new ArrayDeque<>();
  private int committed;

  /**
   * @param done rows that are in the register already
   */
  FileRows(
      Register register, Arrival arrival, RowReader.Rows rows, int done, FilesUnderWay.One one) {
    this.register = register;
    this.arrival = arrival;
    this.batches = new RowBatches(rows, done);
    this.one = one;
    this.committed = done;
  }

  Intake.Receipt append() {
    int first = committed + 1;
    try {
      do {
        List<Item> items = batches.next();
        begun.add(register.begin(new Submission(arrival, first, items, !batches.hasNext())));
        first += items.size();
        if (begun.size() > 1) {
          await();
        }
      } while (batches.hasNext());
      Filed last = await();
      return new Intake.Receipt(last.reference(), Map.copyOf(counts), "", last.seq());
    } finally {
      begun.forEach(FileRows::settle);
    }
  }

  private Filed await() {
    Filed filed = begun.remove().get();
    filed.outcomes().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    committed += filed.outcomes().size();
    one.rows(committed);
    return filed;
  }

  /** The file is left only when nothing of it is being written any more. */
  private static void settle(Supplier<Filed> answer) {
    try {
      var unused = answer.get();
    } catch (RuntimeException e) {
      // Why the file is left is on its way already.
      return;
    }
  }
}
