package io.optouthub.register;

import io.optouthub.optout.Arrival;
import java.util.List;

/**
 * What is to be appended together: a whole message, or the next rows of a file.
 *
 * @param firstRow the first row in here, counted from 1; 0 for a message, which is one item
 * @param items in order; item {@code i} of a file is row {@code firstRow + i}
 * @param complete whether nothing more of this arrival follows; true for a message
 */
public record Submission(Arrival arrival, int firstRow, List<Item> items, boolean complete) {

  public Submission {
    items = List.copyOf(items);
    if (firstRow == 0 && (items.size() != 1 || !complete)) {
      throw new IllegalArgumentException("A message is one item");
    }
  }

  /** A message, form or API request: one item. */
  public static Submission message(Arrival arrival, Item item) {
    return new Submission(arrival, 0, List.of(item), true);
  }
}
