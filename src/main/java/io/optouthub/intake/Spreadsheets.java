package io.optouthub.intake;

import java.util.regex.Pattern;

/** What we write for spreadsheets to open. */
public final class Spreadsheets {

  /** However a number is written: a spreadsheet can count with it, and do nothing else. */
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9][0-9 ()-]{3,24}");

  /** What begins a formula, at the beginning or where some spreadsheets begin another cell. */
  private static final Pattern FORMULA = Pattern.compile("(^|[;\t\r\n]\\s*\"*)(?=[=+@\t\r-])");

  private Spreadsheets() {}

  /**
   * Text in which nothing begins a formula, by an apostrophe before what would; any other as it is.
   * A spreadsheet whose language has a comma in its numbers takes {@code ;} for the end of a cell.
   */
  public static String cell(String text) {
    return NUMBER.matcher(text).matches() ? text : FORMULA.matcher(text).replaceAll("$1'");
  }
}
