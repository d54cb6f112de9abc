package io.optouthub.intake.mail;

/**
 * Where a phrase stands in a text.
 *
 * @param from its first word
 * @param to the word after it
 */
record Match(int from, int to) {

  boolean overlaps(Match other) {
    return from < other.to && other.from < to;
  }

  boolean within(Match other) {
    return from >= other.from && to <= other.to;
  }

  /** Within, and shorter. */
  boolean inside(Match other) {
    return within(other) && !equals(other);
  }
}
