package io.optouthub.register;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * References that a person can read out: 12 random characters (59 bits) and a check character, in
 * groups of four.
 *
 * <p>31 characters, a prime, without those that are mistaken for another: every single wrong
 * character and every swap of two neighbours shows.
 */
public final class References {

  private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";
  private static final SecureRandom RANDOM = new SecureRandom();

  private References() {}

  static String next() {
    StringBuilder text = new StringBuilder(16);
    for (int i = 0; i < 12; i++) {
      text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    text.append(check(text));
    return grouped(text);
  }

  /** The reference as it is stored, from what somebody typed; empty when it cannot be one. */
  public static String tidy(String typed) {
    String text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    boolean plausible =
        text.length() == 13
            && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
            && check(text.substring(0, 12)) == text.charAt(12);
    return plausible ? grouped(text) : "";
  }

  private static char check(CharSequence text) {
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (i + 1) * ALPHABET.indexOf(text.charAt(i));
    }
    return ALPHABET.charAt(sum % ALPHABET.length());
  }

  private static String grouped(CharSequence text) {
    return text.subSequence(0, 4)
        + "-"
        + text.subSequence(4, 8)
        + "-"
        + text.subSequence(8, 12)
        + "-"
        + text.charAt(12);
  }
}
