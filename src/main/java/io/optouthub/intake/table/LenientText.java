package io.optouthub.intake.table;

import io.optouthub.intake.Charsets;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8, in which a byte that is none is read as windows-1252: a single one ruins nothing else. */
final class LenientText extends Reader {

  private final InputStream in;
  private final ByteBuffer bytes = ByteBuffer.allocate(16 * 1024).flip();
  private final CharsetDecoder utf8 =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private boolean ended;

  LenientText(InputStream in) {
    this.in = in;
  }

  @Override
  public int read(char[] into, int offset, int length) throws IOException {
    CharBuffer chars = CharBuffer.wrap(into, offset, length);
    while (chars.remaining() > 1) {
      CoderResult result = utf8.decode(bytes, chars, ended);
      if (result.isMalformed() && !chars.hasRemaining()) {
        break;
      } else if (result.isMalformed()) {
        byte[] bad = new byte[result.length()];
        bytes.get(bad);
        chars.put(Charsets.WINDOWS.decode(ByteBuffer.wrap(bad, 0, 1)));
        bytes.position(bytes.position() - bad.length + 1);
      } else if (result.isOverflow() || ended || (chars.position() > offset && !fillable())) {
        break;
      } else {
        fill();
      }
    }
    int read = chars.position() - offset;
    return read == 0 && ended && !bytes.hasRemaining() ? -1 : read;
  }

  private boolean fillable() throws IOException {
    return in.available() > 0;
  }

  private void fill() throws IOException {
    bytes.compact();
    int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
    bytes.position(bytes.position() + Math.max(read, 0)).flip();
    ended = read < 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
