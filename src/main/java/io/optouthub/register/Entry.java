package io.optouthub.register;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the log; columns as in the table {@code entry}.
 *
 * @param media bits, see {@link io.optouthub.optout.Medium#bits}
 */
record Entry(
    long seq,
    long arrival,
    int row,
    Kind kind,
    @Nullable UUID fingerprint,
    int media,
    String brand,
    Instant eventAt,
    Instant arrivedAt,
    @Nullable String note) {

  private static final byte[] NOTHING = {};

  /** Stored by number: add at the end only. */
  enum Kind {
    NONE,
    OPT_OUT,
    OPT_IN,
    REPEAT,
    KNOWN,
    REVIEW,
    SET_ASIDE,
    REFUSED,
    DECIDED;

    boolean request() {
      return this == OPT_OUT || this == OPT_IN || this == REPEAT;
    }

    static Kind of(int number) {
      return number > 0 && number < values().length ? values()[number] : NONE;
    }
  }

  /** The first 128 bits of SHA-256 over all columns, times in microseconds since 1970 (UTC). */
  byte[] digest() {
    return digest(seq);
  }

  /** The digest it would have at another place in the log. */
  byte[] digest(long atSeq) {
    byte[] scope = brand.getBytes(StandardCharsets.UTF_8);
    byte[] said = note == null ? NOTHING : note.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(65 + scope.length + said.length);
    out.putLong(atSeq).putLong(arrival).putInt(row).put((byte) kind.ordinal());
    out.put((byte) (fingerprint != null ? 1 : 0));
    if (fingerprint != null) {
      out.putLong(fingerprint.getMostSignificantBits());
      out.putLong(fingerprint.getLeastSignificantBits());
    }
    out.putShort((short) media).putInt(scope.length).put(scope);
    out.putLong(micros(eventAt)).putLong(micros(arrivedAt));
    out.put((byte) (note != null ? 1 : 0)).putInt(said.length).put(said);
    try {
      MessageDigest hash = MessageDigest.getInstance("SHA-256");
      hash.update(out.flip());
      return Arrays.copyOf(hash.digest(), 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }
}
