package io.optouthub.intake.table;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table's text: its charset, separator and quote, told from its beginning.
 *
 * @param text from its first character, without byte-order mark
 */
record TableText(Reader text, char separator, char quote) {

  private static final int SAMPLE = 64 * 1024;
  private static final int LINES = 30;

  /** In the order in which they win when they stand in as many lines. */
  private static final String SEPARATORS = ";\t,|^~¦\u001f";

  /**
   * Empty text is a table without rows.
   *
   * @param in can take back 64 KiB
   * @throws Unreadable when it is no text
   */
  static TableText open(PushbackInputStream in) throws IOException {
    byte[] sample = in.readNBytes(SAMPLE);
    in.unread(sample);
    Charset charset = charset(sample);
    String beginning = new String(sample, charset);
    if (Kind.starts(sample, 0xEF, 0xBB, 0xBF)) {
      in.skipNBytes(3);
    }
    Reader text =
        charset.equals(StandardCharsets.UTF_8)
            ? new LenientText(in)
            : new InputStreamReader(in, charset);
    List<String> lines = beginning.lines().filter(l -> !l.isBlank()).limit(LINES).toList();
    char separator = separator(lines);
    return new TableText(text, separator, quote(lines, separator));
  }

  private static Charset charset(byte[] sample) throws Unreadable {
    if (Kind.starts(sample, 0xFF, 0xFE) || Kind.starts(sample, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16;
    }
    int[] zeros = new int[2];
    for (int i = 0; i < sample.length; i++) {
      zeros[i % 2] += sample[i] == 0 ? 1 : 0;
    }
    if (zeros[0] + zeros[1] > sample.length / 100) {
      boolean wide = sample.length > 4 && zeros[0] + zeros[1] > sample.length / 4;
      if (wide && Math.min(zeros[0], zeros[1]) <= sample.length / 50) {
        return zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
      }
      throw new Unreadable("it is not a text file");
    }
    return StandardCharsets.UTF_8;
  }

  /** The one that stands as often in one line as in the next. */
  private static char separator(List<String> lines) {
    if (!lines.isEmpty() && lines.get(0).replace("\uFEFF", "").matches("(?i)\"?sep=.\"?")) {
      return lines.get(0).replace("\"", "").charAt(lines.get(0).replace("\"", "").length() - 1);
    }
    char best = ',';
    double most = 0;
    for (char candidate : SEPARATORS.toCharArray()) {
      Map<Long, Integer> counts = new HashMap<>();
      for (String line : lines) {
        counts.merge(outsideQuotes(line, candidate), 1, Integer::sum);
      }
      int any = lines.size() - counts.getOrDefault(0L, 0);
      counts.remove(0L);
      int alike = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      double score = alike + any / 2.0;
      if (score > most) {
        best = candidate;
        most = score;
      }
    }
    return best;
  }

  private static long outsideQuotes(String line, char candidate) {
    long count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      count += !quoted && line.charAt(i) == candidate ? 1 : 0;
    }
    return count;
  }

  /** An apostrophe only where it stands around cells and no quotation mark does. */
  private static char quote(List<String> lines, char separator) {
    String first = String.join("\n", lines);
    String around = "'" + separator + "'";
    return first.indexOf('"') < 0 && first.contains(around) ? '\'' : '"';
  }
}
