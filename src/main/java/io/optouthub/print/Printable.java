package io.optouthub.print;

/** Text as it can be printed, with nothing lost without a trace. */
final class Printable {

  private static final int NARROW_SPACE = 0x202f;
  private static final int SPACE = 0xa0;

  private Printable() {}

  /** A sign that the font does not have stands as a question mark. */
  static String text(String text) {
    StringBuilder printed = new StringBuilder(text.length());
    text.codePoints()
        .map(sign -> sign == NARROW_SPACE ? SPACE : sign)
        .map(sign -> Character.isISOControl(sign) || Style.has(sign) ? sign : '?')
        .forEach(printed::appendCodePoint);
    return printed.toString();
  }
}
