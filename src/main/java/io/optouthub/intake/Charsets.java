package io.optouthub.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text from bytes whose charset is told wrongly or not at all. */
public final class Charsets {

  public static final Charset WINDOWS = Charset.forName("windows-1252");

  /** What UTF-8 becomes when it is taken for windows-1252 and encoded once more. */
  private static final Pattern TWICE =
      Pattern.compile(
          "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
              + "\u2013-\u203a\u20ac\u2122]{1,3}");

  private Charsets() {}

  /** A text with what was encoded twice as it was meant. */
  public static String once(String text) {
    return TWICE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(meant(match.group())));
  }

  private static String meant(String twice) {
    for (int end = 2; end <= twice.length(); end++) {
      ByteBuffer bytes = WINDOWS.encode(twice.substring(0, end));
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(bytes) + twice.substring(end);
      } catch (CharacterCodingException e) {
        // Longer, then, or nothing of the kind.
      }
    }
    return twice;
  }

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
