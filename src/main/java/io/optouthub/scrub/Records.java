package io.optouthub.scrub;

import io.optouthub.intake.table.TextForm;
import io.optouthub.intake.table.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Cuts separated values into records without changing a byte, by the same lenient rules by which
 * the intake reads them: a quote that is not closed is a character like any other.
 */
final class Records {

  private static final int BLOCK = 256 * 1024;
  private static final int ROWS = 4_096;
  private static final int LONGEST_ROW = 8 * 1024 * 1024;
  private static final int LOOK_AHEAD = 256 * 1024;
  private static final int LINES_IN_CELL = 200;
  private static final long PATIENCE = 50_000_000;
  private static final int MOST_BLANKS = 100;

  private final InputStream in;
  private final TextForm form;
  private final int unit;
  private final boolean little;
  private final int quote;
  private final int separator;
  private final int second;
  private final Deque<byte[]> spare = new ArrayDeque<>();
  private byte[] buffer = new byte[2 * BLOCK];
  private int position;
  private int end;
  private boolean ended;
  private long wasted;
  private @Nullable Block block;

  /**
   * @param in behind the byte-order mark
   */
  Records(InputStream in, TextForm form) {
    this.in = in;
    this.form = form;
    this.unit = form.width();
    this.little = form.charset().equals(StandardCharsets.UTF_16LE);
    this.quote = form.quote();
    // In UTF-8, a separator beyond ASCII has two bytes.
    byte[] bytes = String.valueOf(form.separator()).getBytes(StandardCharsets.UTF_8);
    boolean two = unit == 1 && bytes.length == 2;
    this.separator = two ? bytes[0] & 0xFF : form.separator();
    this.second = two ? bytes[1] & 0xFF : -1;
  }

  /**
   * The next records, null at the end.
   *
   * @throws Unreadable for a row longer than any real one
   */
  @Nullable Block next() throws IOException {
    byte[] rest = buffer;
    buffer = spare.isEmpty() ? new byte[2 * BLOCK] : spare.remove();
    buffer = buffer.length < end - position ? new byte[rest.length] : buffer;
    System.arraycopy(rest, position, buffer, 0, end - position);
    end -= position;
    position = 0;
    Block made = new Block(form, buffer);
    block = made;
    while (made.rows() < ROWS && position < BLOCK && at(position) >= 0) {
      row(made);
    }
    block = null;
    return made.rows() == 0 ? null : made;
  }

  /** What is left behind the last record: half a character of UTF-16 at most. */
  byte[] rest() {
    return Arrays.copyOfRange(buffer, position, end);
  }

  /** Gives a block's bytes back. */
  void recycle(Block done) {
    if (done.bytes().length == 2 * BLOCK && done.bytes() != buffer) {
      spare.add(done.bytes());
    }
  }

  private void row(Block made) throws IOException {
    while (true) {
      cell(made);
      int c = at(position);
      if (separates(position, c)) {
        position += separatorLength();
        continue;
      }
      position += c < 0 ? 0 : unit;
      if (c == '\r' && at(position) == '\n') {
        position += unit;
      }
      made.endRow(position);
      return;
    }
  }

  private void cell(Block made) throws IOException {
    int c = at(position);
    if (c == quote && wasted < PATIENCE) {
      int close = close();
      if (close > 0) {
        made.cell(position + unit, close, true);
        position = close + unit;
        while (at(position) == ' ') {
          position += unit;
        }
        return;
      }
    }
    int begin = position;
    while (c >= 0 && c != '\n' && c != '\r' && !separates(position, c)) {
      position += unit;
      c = at(position);
    }
    made.cell(begin, position, false);
  }

  /** Where the quote that opens here is closed, 0 if it is not. */
  private int close() throws IOException {
    int lines = 0;
    int i = position + unit;
    int most = position + LOOK_AHEAD * unit;
    for (; i < most && lines < LINES_IN_CELL; i += unit) {
      int c = at(i);
      if (c < 0) {
        break;
      }
      lines += c == '\n' || (c == '\r' && at(i + unit) != '\n') ? 1 : 0;
      if (c == quote) {
        int before = i - separatorLength();
        if (at(i + unit) == quote) {
          i += unit;
        } else if (ends(i + unit)) {
          return i;
        } else if (lines > 0 || (before >= 0 && separates(before, at(before)))) {
          break;
        }
      }
    }
    wasted += (i - position) / unit;
    return 0;
  }

  private boolean ends(int offset) throws IOException {
    int i = offset;
    while (at(i) == ' ' && i < offset + MOST_BLANKS * unit) {
      i += unit;
    }
    int c = at(i);
    return c < 0 || c == '\n' || c == '\r' || separates(i, c);
  }

  private boolean separates(int index, int c) throws IOException {
    return c == separator && (second < 0 || at(index + 1) == second);
  }

  private int separatorLength() {
    return second < 0 ? unit : 2;
  }

  /** The character there, -1 behind the end. */
  private int at(int index) throws IOException {
    while (index + unit > end) {
      if (ended) {
        return -1;
      }
      fill();
    }
    if (unit == 1) {
      return buffer[index] & 0xFF;
    }
    int first = buffer[index] & 0xFF;
    int next = buffer[index + 1] & 0xFF;
    return little ? next << 8 | first : first << 8 | next;
  }

  private void fill() throws IOException {
    if (end == buffer.length) {
      if (end >= LONGEST_ROW) {
        throw new Unreadable("a row is longer than 8 MB");
      }
      buffer = Arrays.copyOf(buffer, 2 * end);
      if (block != null) {
        block.moved(buffer);
      }
    }
    int read = in.read(buffer, end, buffer.length - end);
    ended = read < 0;
    end += Math.max(read, 0);
  }
}
