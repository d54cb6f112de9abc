package io.optouthub.intake.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a text of separated values is written: told from its beginning.
 *
 * @param charset UTF-8, or UTF-16 in one of its orders
 * @param mark how many bytes its byte-order mark has
 */
public record TextForm(Charset charset, char separator, char quote, int mark) {

  private static final int LINES = 30;

  /** In the order in which they win when they stand in as many lines. */
  private static final String SEPARATORS = ";\t,|^~¦\u001f";

  /**
   * @param sample its first bytes; 64 KiB say enough
   * @throws Unreadable when it is no text
   */
  public static TextForm of(byte[] sample) throws Unreadable {
    Charset charset = charset(sample);
    String beginning = new String(sample, charset);
    List<String> lines = beginning.lines().filter(l -> !l.isBlank()).limit(LINES).toList();
    char separator = separator(lines);
    int mark = 0;
    if (Kind.starts(sample, 0xEF, 0xBB, 0xBF)) {
      mark = 3;
    } else if (Kind.starts(sample, 0xFF, 0xFE) || Kind.starts(sample, 0xFE, 0xFF)) {
      mark = 2;
    }
    return new TextForm(charset, separator, quote(lines, separator), mark);
  }

  public boolean utf8() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** The bytes of one separator, quote or line end: 1, or 2 in UTF-16. */
  public int width() {
    return utf8() ? 1 : 2;
  }

  /** Some of its bytes as text; what is no UTF-8 is read as windows-1252. */
  public String text(byte[] bytes, int from, int to) {
    if (!utf8()) {
      return new String(bytes, from, to - from, charset);
    }
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return lenient(bytes, from, to);
      }
    }
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static String lenient(byte[] bytes, int from, int to) {
    StringWriter text = new StringWriter();
    try (LenientText in = new LenientText(new ByteArrayInputStream(bytes, from, to - from))) {
      in.transferTo(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static Charset charset(byte[] sample) throws Unreadable {
    if (Kind.starts(sample, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (Kind.starts(sample, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
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
