package io.optouthub.register;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(96);
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeLong(atSeq);
      out.writeLong(arrival);
      out.writeInt(row);
      out.writeByte(kind.ordinal());
      out.writeBoolean(fingerprint != null);
      if (fingerprint != null) {
        out.writeLong(fingerprint.getMostSignificantBits());
        out.writeLong(fingerprint.getLeastSignificantBits());
      }
      out.writeShort(media);
      text(out, brand);
      out.writeLong(micros(eventAt));
      out.writeLong(micros(arrivedAt));
      out.writeBoolean(note != null);
      text(out, note == null ? "" : note);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
      return Arrays.copyOf(hash, 16);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }
}
