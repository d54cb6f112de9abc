package io.optouthub.intake.mail;

/** Tells a word with a slip of the keys from another word. */
final class Spelling {

  private Spelling() {}

  /**
   * Whether the word is the one meant: a word of five letters or more may hold one slip (a letter
   * too much, too few, another, or two swapped), of nine or more two; its first letter stands.
   */
  static boolean near(String meant, String written) {
    int slips = meant.length() < 5 ? 0 : meant.length() < 9 ? 1 : 2;
    if (meant.equals(written)) {
      return true;
    }
    return slips > 0
        && written.length() > 4
        && meant.charAt(0) == written.charAt(0)
        && Math.abs(meant.length() - written.length()) <= slips
        && distance(meant, written) <= slips;
  }

  /** Whether the word begins as meant, with a slip at most where it has six letters or more. */
  static boolean begins(String stem, String written) {
    if (written.startsWith(stem)) {
      return true;
    }
    return stem.length() >= 6
        && written.length() >= stem.length()
        && near(stem, written.substring(0, stem.length()));
  }

  /** Optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int other = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + other);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
