package io.optouthub.intake;

import java.util.regex.Pattern;

/** What we write for spreadsheets to open. */
public final class Spreadsheets {

  /** However a number is written: a spreadsheet can count with it, and do nothing else. */
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9][0-9 ()-]{3,24}");

  private Spreadsheets() {}

  /** Text that would begin a formula, behind an apostrophe; any other as it is. */
  public static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return formula && !NUMBER.matcher(text).matches() ? "'" + text : text;
  }
}
