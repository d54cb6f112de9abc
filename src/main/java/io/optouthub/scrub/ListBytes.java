package io.optouthub.scrub;

import io.optouthub.intake.table.Unreadable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A list's bytes as they were sent: counted, digested, and no more of them than are allowed. */
final class ListBytes extends FilterInputStream {

  private final long limit;
  private final MessageDigest digest;
  private long count;
  private boolean ended;

  ListBytes(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int n = in.read(into, offset, length);
    ended = n < 0;
    if (n > 0) {
      count += n;
      digest.update(into, offset, n);
    }
    if (count > limit) {
      throw new Unreadable("it is longer than this hub takes: optout.scrub.limit");
    }
    return n;
  }

  /** An archive of several parts ends where nothing is to be had, and not where it would wait. */
  @Override
  public int available() {
    return ended ? 0 : 1;
  }

  long count() {
    return count;
  }

  /** Of all bytes, once the rest is read; in hex. */
  String sha256() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(digest.digest());
  }
}
