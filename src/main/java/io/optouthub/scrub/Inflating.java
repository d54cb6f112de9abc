package io.optouthub.scrub;

import io.optouthub.intake.table.Unreadable;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** An inflated list, up to what one may be, and up to what its packed form makes likely. */
final class Inflating extends GZIPInputStream {

  private static final int BUFFER = 64 * 1024;
  private static final long SMALL = 64L * 1024 * 1024;
  private static final long RATIO = 250;
  private static final int TRAILER = 8;

  private final ListBytes packed;
  private final long limit;
  private long count;

  Inflating(ListBytes packed, java.io.InputStream in, long limit) throws IOException {
    super(in, BUFFER);
    this.packed = packed;
    this.limit = limit;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = super.read(into, offset, length);
    count += Math.max(n, 0);
    if (n < 0 && (inf.getRemaining() > TRAILER || in.read() >= 0)) {
      throw new Unreadable("something stands behind the end of the archive");
    }
    if (count > limit || count > Math.max(SMALL, packed.count() * RATIO)) {
      throw new Unreadable("it inflates to more than a list ever has");
    }
    return n;
  }
}
