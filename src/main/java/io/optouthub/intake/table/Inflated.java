package io.optouthub.intake.table;

import io.optouthub.register.Item;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Inflated content up to a size that no list of opt-outs has. */
final class Inflated extends FilterInputStream {

  static final long LARGEST = 4L * 1024 * 1024 * 1024;

  private static final long SMALL = 10L * 1024 * 1024;
  private static final long RATIO = 250;

  private final LongSupplier largest;
  private long read;
  private @Nullable IOException fault;

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
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Ends at a fault, so that what stands before it is read; {@link #whole} then says it. */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (fault != null) {
      return -1;
    }
    try {
      int n = super.read(into, offset, length);
      count(Math.max(n, 0));
      return n;
    } catch (Unreadable | EOFException | ZipException e) {
      fault = e;
      return -1;
    }
  }

  /** The items of this content, and at their end its fault if it has one. */
  Items whole(Items items) {
    return new Items() {
      @Override
      public @Nullable Item next() throws IOException {
        Item item = items.next();
        if (item == null && fault != null) {
          throw fault;
        }
        return item;
      }

      @Override
      public void close() throws IOException {
        items.close();
      }
    };
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
