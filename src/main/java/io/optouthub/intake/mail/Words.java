package io.optouthub.intake.mail;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text's words in order, made comparable: no accents, no case, apostrophes and hyphens divide.
 *
 * @param all at most {@link #MOST}
 */
record Words(List<Word> all) {

  static final int MOST = 5_000;

  /** What ends in a dot without ending a sentence. */
  private static final String ABBREVIATION =
      "tel|no|nr|n|num|mr|mme|m|dr|art|st|ca|bzw|inkl|ext|p|av|ref|mob|int|s|z|b|tlf|telf|sr|sra";

  /**
   * @param start where it stands in the text, the first character
   * @param end the character after it
   * @param begins whether a sentence begins with it
   * @param newLine whether it is the first of its line
   */
  record Word(String plain, int start, int end, boolean begins, boolean newLine) {}

  static Words of(String text) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int start = 0;
    boolean begins = true;
    boolean newLine = true;
    for (int i = 0; i < text.length() && words.size() < MOST; ) {
      int point = text.codePointAt(i);
      String plain = plain(point);
      if (!plain.isEmpty() && Character.isLetterOrDigit(plain.codePointAt(0))) {
        start = word.isEmpty() ? i : start;
        word.append(plain);
      } else if (Character.getType(point) != Character.FORMAT && !plain.isEmpty()) {
        if (!word.isEmpty()) {
          words.add(new Word(word.toString(), start, i, begins, newLine));
          begins = ends(text, i, word);
          newLine = point == '\n';
          word.setLength(0);
        } else {
          begins |= "!?…".indexOf(point) >= 0 || point == '\n' && blankLine(text, i);
          newLine |= point == '\n';
        }
      }
      i += Character.charCount(point);
    }
    if (!word.isEmpty()) {
      words.add(new Word(word.toString(), start, text.length(), begins, newLine));
    }
    return new Words(List.copyOf(words));
  }

  /** Words as a phrase or a name holds them. */
  static List<String> plain(String text) {
    return of(text).all().stream().map(Word::plain).toList();
  }

  private static String plain(int point) {
    if (point < 128) {
      return Character.toString(Character.toLowerCase(point));
    }
    String one = Character.toString(point).toLowerCase(Locale.ROOT);
    String known =
        switch (one) {
          case "ß" -> "ss";
          case "œ" -> "oe";
          case "æ" -> "ae";
          case "ø" -> "o";
          default -> one;
        };
    return Normalizer.normalize(known, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
  }

  private static boolean ends(String text, int at, CharSequence word) {
    char sign = text.charAt(at);
    if (sign == '\n') {
      return blankLine(text, at);
    }
    if (sign == '.') {
      boolean spaced = at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
      boolean number = at + 2 < text.length() && Character.isDigit(text.charAt(at + 2));
      boolean digits = Character.isDigit(word.charAt(word.length() - 1));
      // "T. +33 1 99 00": a label of one letter.
      boolean label =
          word.length() == 1
              && text.substring(at + 1, Math.min(text.length(), at + 3)).matches("\\s?[+(\\d].*");
      return spaced && !label && !abbreviation(word.toString()) && !(number && digits);
    }
    return "!?;…".indexOf(sign) >= 0;
  }

  /** "Nr." as well as what German joins to it: "Vertragsnr." */
  private static boolean abbreviation(String word) {
    return word.matches(ABBREVIATION) || word.endsWith("nr");
  }

  /** Whether only spaces stand between this line end and the next one. */
  private static boolean blankLine(String text, int at) {
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        return true;
      }
      if (!Character.isWhitespace(c)) {
        return c == '-' || c == '*' || c == '•';
      }
    }
    return true;
  }
}
