package io.optouthub.register;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes files with their signature inside, so that one file is all there is to keep.
 *
 * <p>JSON: two lines; the first is <code>{"name":</code>, the signed bytes and a comma, the second
 * the signature in base64. PDF: the signed bytes, then a line that begins with {@code
 * %optout-hub-signature:}, which readers take for a comment. Before it may stand, in base64, the
 * content that the JSON has, behind {@code %optout-hub-name:}.
 */
public final class SignedFiles {

  private static final byte[] CLOSE = bytes(",\n\"signature\":\"");
  private static final byte[] END = bytes("\"}\n");
  private static final byte[] COMMENT = bytes("%optout-hub-signature:");
  private static final int SIGNATURE = 88;

  private final Signing signing;
  private final byte[] open;
  private final byte[] told;

  /**
   * @param name of what is signed, in the JSON
   */
  public SignedFiles(Signing signing, String name) {
    this.signing = signing;
    this.open = bytes("{\"" + name + "\":");
    this.told = bytes("%optout-hub-" + name + ":");
  }

  /**
   * @param content a JSON object on one line
   */
  public byte[] json(byte[] content) {
    return joined(open, content, CLOSE, signature(content), END);
  }

  public byte[] pdf(byte[] content) {
    byte[] whole = content[content.length - 1] == '\n' ? content : joined(content, bytes("\n"));
    return joined(whole, COMMENT, signature(whole), bytes("\n"));
  }

  /**
   * @param json what the PDF says, as the JSON file says it
   */
  public byte[] pdf(byte[] content, byte[] json) {
    return pdf(joined(content, bytes("\n"), told, Base64.getEncoder().encode(json), bytes("\n")));
  }

  /** Whether this is a file that this hub signed, byte for byte. */
  public boolean genuine(byte[] file) {
    return signed(file).isPresent();
  }

  /** The JSON that this file holds; empty unless this hub signed it as it is. */
  public Optional<byte[]> content(byte[] file) {
    return signed(file).flatMap(signed -> starts(file, open) ? Optional.of(signed) : told(signed));
  }

  private Optional<byte[]> told(byte[] pdf) {
    int line = pdf.length - 1;
    while (line > 0 && pdf[line - 1] != '\n') {
      line--;
    }
    return same(pdf, line, told)
        ? Optional.of(
            Base64.getDecoder().decode(Arrays.copyOfRange(pdf, line + told.length, pdf.length - 1)))
        : Optional.empty();
  }

  private Optional<byte[]> signed(byte[] file) {
    if (starts(file, open)) {
      int end = file.length - END.length;
      int close = end - SIGNATURE - CLOSE.length;
      return close > open.length && same(file, close, CLOSE) && same(file, end, END)
          ? genuine(Arrays.copyOfRange(file, open.length, close), file, end - SIGNATURE)
          : Optional.empty();
    }
    int comment = file.length - 1 - SIGNATURE - COMMENT.length;
    return comment > 0 && same(file, comment, COMMENT) && file[file.length - 1] == '\n'
        ? genuine(Arrays.copyOf(file, comment), file, comment + COMMENT.length)
        : Optional.empty();
  }

  private Optional<byte[]> genuine(byte[] content, byte[] file, int at) {
    try {
      byte[] given = Arrays.copyOfRange(file, at, at + SIGNATURE);
      byte[] signature = Base64.getDecoder().decode(given);
      // Base64 has bits that mean nothing: only one spelling is the signature's.
      boolean good =
          Arrays.equals(Base64.getEncoder().encode(signature), given)
              && signing.genuine(content, signature);
      return good ? Optional.of(content) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] signature(byte[] content) {
    return Base64.getEncoder().encode(signing.sign(content));
  }

  private static boolean starts(byte[] file, byte[] with) {
    return file.length >= with.length && same(file, 0, with);
  }

  private static boolean same(byte[] file, int at, byte[] what) {
    return at >= 0
        && at + what.length <= file.length
        && Arrays.equals(file, at, at + what.length, what, 0, what.length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
