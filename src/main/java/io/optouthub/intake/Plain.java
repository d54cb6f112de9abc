package io.optouthub.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text made comparable. */
public final class Plain {

  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02bc`\u00b4]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private Plain() {}

  /** Lower case, without accents, apostrophes made one kind, every run of spaces one space. */
  public static String of(String text) {
    if (simple(text)) {
      return text.toLowerCase(Locale.ROOT).strip();
    }
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    String even = SPACES.matcher(APOSTROPHES.matcher(bare).replaceAll("'")).replaceAll(" ");
    return even.toLowerCase(Locale.ROOT).strip();
  }

  /** Whether there is nothing to change but the case: so are most cells of most lists. */
  private static boolean simple(String text) {
    char before = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '`' || c == ' ' && before == ' ') {
        return false;
      }
      before = c;
    }
    return true;
  }
}
