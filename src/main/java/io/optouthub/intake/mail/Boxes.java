package io.optouthub.intake.mail;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Forms with boxes to tick: "[x] by telephone", "Telephone: [ ]". */
final class Boxes {

  private static final Pattern TICKED = Pattern.compile("\\[\\s?[xX✓✔]\\s?\\]|\\([xX]\\)|[☑☒✅✔]");
  private static final Pattern EMPTY = Pattern.compile("\\[\\s{0,3}\\]|\\(\\s{1,3}\\)|[☐□◻]");

  private Boxes() {}

  /** The text without the lines whose box is empty, if another line's is ticked. */
  static String ticked(String text) {
    if (!TICKED.matcher(text).find()) {
      return text;
    }
    return text.lines()
        .filter(line -> TICKED.matcher(line).find() || !EMPTY.matcher(line).find())
        .collect(Collectors.joining("\n"));
  }

  /** The lines whose box is ticked. */
  static String chosen(String text) {
    return text.lines()
        .filter(line -> TICKED.matcher(line).find())
        .collect(Collectors.joining("\n\n"));
  }
}
