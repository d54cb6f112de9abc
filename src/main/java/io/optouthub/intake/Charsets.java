package io.optouthub.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Text from bytes whose charset is told wrongly or not at all. */
public final class Charsets {

  public static final Charset WINDOWS = Charset.forName("windows-1252");

  private Charsets() {}

  /**
   * UTF-8 if it is valid as such and not only by being told; else as told; else windows-1252, which
   * takes anything.
   */
  public static String decode(byte[] bytes, @Nullable Charset told) {
    boolean narrow = told == null || told.equals(StandardCharsets.US_ASCII);
    boolean western = told != null && told.name().matches("(?i)iso-8859-.*|windows-125.");
    if (narrow || western || StandardCharsets.UTF_8.equals(told)) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes))
            .toString();
      } catch (CharacterCodingException e) {
        return new String(bytes, western && told != null ? told : WINDOWS);
      }
    }
    return new String(bytes, told == null ? WINDOWS : told);
  }
}
