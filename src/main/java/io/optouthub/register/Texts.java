package io.optouthub.register;

/** Text from outside, as PostgreSQL takes it. */
final class Texts {

  private Texts() {}

  /** Without NUL and lone surrogates, which PostgreSQL refuses, and at most 500 characters. */
  static String storable(String text) {
    if (text.isEmpty()) {
      return text;
    }
    StringBuilder kept = new StringBuilder(Math.min(text.length(), 500));
    text.codePoints()
        .limit(500)
        .filter(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
