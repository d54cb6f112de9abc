package io.optouthub.intake.mail;

import java.util.regex.Pattern;

/**
 * The lines at the end of a message that say who wrote it as a business card does, with no closing
 * above them.
 */
final class Card {

  private static final int LONGEST_LINE = 90;
  private static final Pattern PARAGRAPHS = Pattern.compile("\\R[ \\t]*\\R");

  /** "Tel 059 555 0128", "Mob. +33 6". */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?im)^.{0,60}\\b(t[eé]l[eé]?f?(?:on|ono|one|oon)?|tlf|tlm|telm|ph|phone|fon|cell(?:ulare)?|mob(?:ile|iel|il)?"
              + "|port(?:able)?|fixe|gsm|handy|m[oó]vil|landline|direct|standard|bureau|office|[tm])"
              + "\\s?[.:)]{0,2}\\s*[+(0-9]\\(?\\d[\\d .()/-]{5,}.*$"
              + "|(?m)^\\p{Lu}.{1,50}\\s[-–—|•]\\s*[+(0]\\(?\\d[\\d .()/-]{5,}$");

  private Card() {}

  /**
   * @return where in the text it begins; the text's length when it has none
   */
  static int begins(String text) {
    String bare = text.stripTrailing();
    int at = 0;
    var divides = PARAGRAPHS.matcher(bare);
    while (divides.find()) {
      at = divides.end();
    }
    String last = bare.substring(at);
    boolean card =
        at > 0
            && last.lines().count() > 1
            && last.lines().noneMatch(line -> line.length() > LONGEST_LINE || sentence(line))
            && NUMBER.matcher(last).find();
    return card ? at : text.length();
  }

  private static boolean sentence(String line) {
    return line.strip().matches(".*[!?]|.*\\p{Ll}{3,}[.]") || line.strip().matches("[-*•].*|.*:");
  }
}
