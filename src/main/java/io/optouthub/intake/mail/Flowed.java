package io.optouthub.intake.mail;

/** Text whose lines were broken for sending, marked {@code format=flowed} (RFC 3676). */
final class Flowed {

  private Flowed() {}

  /** A line that ends in a space goes on in the next one, but for a signature mark. */
  static String joined(String text) {
    String[] lines = text.split("\\R", -1);
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      boolean goesOn = i + 1 < lines.length && goesOn(lines[i], lines[i + 1]);
      joined.append(lines[i]).append(goesOn ? "" : "\n");
    }
    return joined.toString();
  }

  private static boolean goesOn(String line, String next) {
    return line.endsWith(" ")
        && !line.equals("-- ")
        && line.startsWith(">") == next.startsWith(">");
  }
}
