package io.optouthub.intake;

import io.optouthub.register.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * A file's rows by what goes in together.
 *
 * <p>The first batch is small, so that a short list is soon in and a long one soon shows; each is
 * twice as large as the one before, up to what is worth a transaction.
 */
final class RowBatches {

  private static final int FEWEST = 1_000;
  private static final int MOST = 16_000;

  /** In bytes: what is kept of rows that nobody could read is all that may be large in a batch. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private final RowReader.Rows rows;
  private int most = FEWEST;

  /**
   * @param done rows to pass by
   */
  RowBatches(RowReader.Rows rows, int done) {
    this.rows = rows;
    for (int row = 0; row < done && rows.hasNext(); row++) {
      rows.next();
    }
  }

  boolean hasNext() {
    return rows.hasNext();
  }

  List<Item> next() {
    List<Item> items = new ArrayList<>();
    int requests = 0;
    int bytes = 0;
    while (items.size() < most && requests < 2 * most && bytes < LARGEST && rows.hasNext()) {
      Item item = rows.next();
      byte[] evidence = item.evidence();
      requests += item.requests().size();
      bytes += evidence == null ? 0 : evidence.length;
      items.add(item);
    }
    most = Math.min(2 * most, MOST);
    return items;
  }
}
