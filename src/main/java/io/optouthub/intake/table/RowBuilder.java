package io.optouthub.intake.table;

import java.util.ArrayList;
import java.util.List;

/** One row as it is read, bounded: what no real row has is cut, and the row still stands. */
final class RowBuilder {

  static final int LONGEST_CELL = 64 * 1024;
  static final int LONGEST_ROW = 1024 * 1024;
  private static final int MOST_CELLS = 4_096;

  private final List<String> cells = new ArrayList<>();
  private int left = LONGEST_ROW;

  void add(String cell) {
    if (cells.size() < MOST_CELLS) {
      String kept = cell.substring(0, Math.min(cell.length(), Math.min(LONGEST_CELL, left)));
      left -= kept.length();
      cells.add(kept);
    }
  }

  /** Whether what is added now is dropped. */
  boolean full() {
    return cells.size() == MOST_CELLS;
  }

  List<String> row() {
    return cells;
  }
}
