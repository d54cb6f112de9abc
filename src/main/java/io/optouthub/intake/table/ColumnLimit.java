package io.optouthub.intake.table;

/** Looks for cells beyond column XFD, for which a reader would reserve memory without end. */
final class ColumnLimit {

  private static final String ATTRIBUTE = " r=\"";
  private static final int LETTERS = 3;

  private int matched;
  private int letters;

  /** Whether such a cell stands in these bytes, which go on where the last ones ended. */
  boolean passed(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      char c = (char) bytes[i];
      if (matched == ATTRIBUTE.length()) {
        letters = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ? letters + 1 : 0;
        if (letters > LETTERS) {
          return true;
        }
        matched = letters == 0 ? 0 : matched;
      } else if (c == ATTRIBUTE.charAt(matched)) {
        matched++;
      } else {
        matched = c == ' ' ? 1 : 0;
      }
    }
    return false;
  }
}
