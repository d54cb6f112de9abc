package io.optouthub.scrub;

import io.optouthub.intake.table.TextForm;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** Some records with their bytes, and where their cells stand in these. */
final class Block {

  private static final int MOST_CELLS = 4_096;
  private static final int LONGEST_CELL = 64 * 1024;

  private final TextForm form;
  private byte[] bytes;
  private int rows;
  private int cells;
  private int[] rowEnd = new int[1024];
  private int[] firstCell = new int[1025];
  private int[] from = new int[8192];
  private int[] to = new int[8192];

  Block(TextForm form, byte[] bytes) {
    this.form = form;
    this.bytes = bytes;
  }

  /** The same bytes in a larger array. */
  void moved(byte[] larger) {
    bytes = larger;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * @param quoted whether it stood in quotes, which are not part of it
   */
  void cell(int begin, int end, boolean quoted) {
    if (cells - firstCell[rows] == MOST_CELLS) {
      return;
    }
    if (cells == from.length) {
      from = Arrays.copyOf(from, 2 * cells);
      to = Arrays.copyOf(to, 2 * cells);
    }
    from[cells] = quoted ? ~begin : begin;
    to[cells++] = end;
  }

  void endRow(int end) {
    if (rows == rowEnd.length) {
      rowEnd = Arrays.copyOf(rowEnd, 2 * rows);
      firstCell = Arrays.copyOf(firstCell, 2 * rows + 1);
    }
    rowEnd[rows++] = end;
    firstCell[rows] = cells;
  }

  int rows() {
    return rows;
  }

  /** Where a row's bytes end, its line end included. */
  int end(int row) {
    return rowEnd[row];
  }

  Row row(int row) {
    int first = firstCell[row];
    int width = firstCell[row + 1] - first;
    return new Row() {
      @Override
      public int width() {
        return width;
      }

      @Override
      public String cell(int column) {
        return column < width ? text(first + column) : "";
      }
    };
  }

  /** The rows from this one on. */
  List<Row> from(int first) {
    return new AbstractList<>() {
      @Override
      public Row get(int index) {
        return row(first + index);
      }

      @Override
      public int size() {
        return rows - first;
      }
    };
  }

  private String text(int cell) {
    boolean quoted = from[cell] < 0;
    int begin = quoted ? ~from[cell] : from[cell];
    int end = Math.min(to[cell], begin + LONGEST_CELL * form.width());
    String text = form.text(bytes, begin, end);
    if (quoted && text.indexOf(form.quote()) >= 0) {
      text = text.replace("" + form.quote() + form.quote(), "" + form.quote());
    }
    return text.indexOf(0) < 0 && text.indexOf('\uFEFF') < 0
        ? text
        : text.replace("\0", "").replace("\uFEFF", "");
  }
}
