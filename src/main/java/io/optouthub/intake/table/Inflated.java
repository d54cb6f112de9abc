package io.optouthub.intake.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;

/** Inflated content up to a size that no list of opt-outs has. */
final class Inflated extends FilterInputStream {

  static final long LARGEST = 4L * 1024 * 1024 * 1024;

  private static final long SMALL = 10L * 1024 * 1024;
  private static final long RATIO = 250;

  private final LongSupplier largest;
  private long read;

  Inflated(InputStream in) {
    this(in, LARGEST);
  }

  Inflated(InputStream in, long largest) {
    this(in, () -> largest);
  }

  private Inflated(InputStream in, LongSupplier largest) {
    super(in);
    this.largest = largest;
  }

  static Inflated gzip(InputStream packed) throws IOException {
    Counted counted = new Counted(packed);
    return new Inflated(
        new GZIPInputStream(counted, 64 * 1024),
        () -> Math.min(LARGEST, Math.max(SMALL, counted.read * RATIO)));
  }

  /** Counts what is read of the packed form. */
  private static final class Counted extends FilterInputStream {
    private long read;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = super.read(into, offset, length);
      read += Math.max(n, 0);
      return n;
    }
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    count(b < 0 ? 0 : 1);
    return b;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    count(Math.max(n, 0));
    return n;
  }

  private void count(int n) throws Unreadable {
    read += n;
    if (read > largest.getAsLong()) {
      throw new Unreadable("it inflates to more than a list of opt-outs ever has");
    }
  }

  @Override
  public void close() {
    // An entry's end is not its archive's; who opened the file closes it.
  }
}
