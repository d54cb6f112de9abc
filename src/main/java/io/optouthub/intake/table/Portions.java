package io.optouthub.intake.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Content that is read into memory portion by portion, none larger than a row ever is. */
final class Portions extends FilterInputStream {

  private static final int LARGEST = 4 * RowBuilder.LONGEST_ROW;

  private int left = LARGEST;

  Portions(InputStream in) {
    super(in);
  }

  /** The next portion begins. */
  void begin() {
    left = LARGEST;
  }

  @Override
  public int read() throws IOException {
    left--;
    return left < 0 ? tooLarge() : super.read();
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    left -= Math.max(read, 0);
    return left < 0 ? tooLarge() : read;
  }

  private static int tooLarge() throws Unreadable {
    throw new Unreadable("one of its objects is larger than a row ever is");
  }
}
