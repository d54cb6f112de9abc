package io.optouthub.intake.table;

import io.optouthub.intake.Charsets;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table's text: its charset and separator, told from its beginning.
 *
 * @param text from its first character, without byte-order mark
 * @param separator one of {@code , ; tab |}
 */
record TableText(Reader text, char separator) {

  private static final int SAMPLE = 64 * 1024;

  /** Empty text is a table without rows; what is no text at all is said by the exception. */
  static TableText open(InputStream content) throws IOException, NoText {
    PushbackInputStream in = new PushbackInputStream(content, SAMPLE);
    byte[] sample = in.readNBytes(SAMPLE);
    in.unread(sample);
    int mark = 0;
    Charset charset;
    if (starts(sample, 0xEF, 0xBB, 0xBF)) {
      charset = StandardCharsets.UTF_8;
      mark = 3;
    } else if (starts(sample, 0xFF, 0xFE)) {
      charset = StandardCharsets.UTF_16LE;
      mark = 2;
    } else if (starts(sample, 0xFE, 0xFF)) {
      charset = StandardCharsets.UTF_16BE;
      mark = 2;
    } else {
      charset = unmarked(sample);
    }
    in.skipNBytes(mark);
    String beginning = new String(sample, mark, sample.length - mark, charset);
    return new TableText(new InputStreamReader(in, charset), separator(beginning));
  }

  /** What is not text: said by name where it is known. */
  static final class NoText extends Exception {
    NoText(String message) {
      super(message);
    }
  }

  private static Charset unmarked(byte[] sample) throws NoText {
    if (starts(sample, 'P', 'K')) {
      throw new NoText("a ZIP archive or a spreadsheet; this channel takes text tables");
    }
    if (starts(sample, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw new NoText("an old or encrypted Office file; this channel takes text tables");
    }
    if (starts(sample, 0x1F, 0x8B)) {
      throw new NoText("gzip; this channel takes text tables");
    }
    int[] zeros = new int[2];
    for (int i = 0; i < sample.length; i++) {
      zeros[i % 2] += sample[i] == 0 ? 1 : 0;
    }
    if (zeros[0] + zeros[1] > 0) {
      boolean wide = sample.length > 4 && zeros[0] + zeros[1] > sample.length / 4;
      if (wide && Math.min(zeros[0], zeros[1]) <= sample.length / 50) {
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      }
      throw new NoText("not a text file");
    }
    return utf8(sample) ? StandardCharsets.UTF_8 : Charsets.WINDOWS;
  }

  /** Whether it is UTF-8, a character cut at the end of the sample set aside. */
  private static boolean utf8(byte[] sample) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return !decoder
        .decode(ByteBuffer.wrap(sample), CharBuffer.allocate(sample.length + 1), false)
        .isError();
  }

  private static boolean starts(byte[] sample, int... with) {
    for (int i = 0; i < with.length; i++) {
      if (i >= sample.length || (sample[i] & 0xFF) != with[i]) {
        return false;
      }
    }
    return true;
  }

  /** The one that stands in most of the first lines, most evenly. */
  private static char separator(String beginning) {
    Map<Double, Character> scores = new TreeMap<>();
    for (char candidate : new char[] {'|', '\t', ',', ';'}) {
      double lines = 0;
      for (String line : beginning.lines().limit(20).toList()) {
        lines += Math.min(1, line.chars().filter(c -> c == candidate).count());
      }
      scores.put(lines, candidate);
    }
    var best = ((TreeMap<Double, Character>) scores).lastEntry();
    return best.getKey() == 0 ? ',' : best.getValue();
  }
}
