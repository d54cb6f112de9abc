package io.optouthub.intake.table;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads separated values as leniently as people write them (RFC 4180 and what is left of it): a
 * quote that is not closed is a character like any other, and the rows below it stay rows.
 */
final class CsvCells implements Cells {

  private static final int LOOK_AHEAD = 256 * 1024;
  private static final int LINES_IN_CELL = 200;
  private static final long PATIENCE = 50_000_000;

  private final Reader in;
  private final char separator;
  private final char quote;
  private char[] buffer = new char[32 * 1024];
  private int position;
  private int end;
  private boolean ended;
  private long wasted;

  CsvCells(TableText table) {
    this.in = table.text();
    this.separator = table.separator();
    this.quote = table.quote();
  }

  @Override
  public @Nullable List<String> next() throws IOException {
    if (at(0) < 0) {
      return null;
    }
    RowBuilder row = new RowBuilder();
    while (true) {
      row.add(cell());
      int c = at(0);
      position += c < 0 ? 0 : 1;
      if (c == separator) {
        continue;
      }
      if (c == '\r' && at(0) == '\n') {
        position++;
      }
      return row.row();
    }
  }

  private String cell() throws IOException {
    if (at(0) == quote && wasted < PATIENCE) {
      int close = close();
      if (close > 0) {
        return quoted(close);
      }
    }
    StringBuilder cell = new StringBuilder();
    for (int c = at(0); c >= 0 && c != separator && c != '\n' && c != '\r'; c = at(0)) {
      add(cell, (char) c);
      position++;
    }
    return cell.toString();
  }

  private String quoted(int close) throws IOException {
    StringBuilder cell = new StringBuilder();
    for (int i = 1; i < close; i++) {
      char c = (char) at(i);
      add(cell, c);
      i += c == quote && at(i + 1) == quote && i + 1 < close ? 1 : 0;
    }
    position += close + 1;
    while (at(0) == ' ') {
      position++;
    }
    return cell.toString();
  }

  /** What is longer than any real cell is cut; its row still stands. */
  private static void add(StringBuilder cell, char c) {
    if (c != 0 && c != '\uFEFF' && cell.length() < RowBuilder.LONGEST_CELL) {
      cell.append(c);
    }
  }

  /** Where the quote that opens here is closed, 0 if it is not. */
  private int close() throws IOException {
    int lines = 0;
    int i = 1;
    for (; i < LOOK_AHEAD && lines < LINES_IN_CELL; i++) {
      int c = at(i);
      if (c < 0) {
        break;
      }
      lines += c == '\n' || (c == '\r' && at(i + 1) != '\n') ? 1 : 0;
      if (c == quote) {
        if (at(i + 1) == quote) {
          i++;
        } else if (ends(i + 1)) {
          return i;
        } else if (lines > 0 || at(i - 1) == separator) {
          break;
        }
      }
    }
    wasted += i;
    return 0;
  }

  private boolean ends(int offset) throws IOException {
    int i = offset;
    while (at(i) == ' ' && i < offset + 100) {
      i++;
    }
    int c = at(i);
    return c < 0 || c == separator || c == '\n' || c == '\r';
  }

  /** The character so far ahead, -1 behind the end. */
  private int at(int ahead) throws IOException {
    while (position + ahead >= end && !ended) {
      fill();
    }
    return position + ahead < end ? buffer[position + ahead] : -1;
  }

  private void fill() throws IOException {
    if (position > 0) {
      System.arraycopy(buffer, position, buffer, 0, end - position);
      end -= position;
      position = 0;
    }
    if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int read = in.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(read, 0);
  }
}
