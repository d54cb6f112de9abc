package io.optouthub.scrub;

/** What was counted of a list; by one thread. */
final class Counts {

  long rows;
  long removed;
  long suppressed;
  long unreadable;
  long withoutNumber;

  /** Counts a row; its number from 1, or 0 where it is none. */
  long add(Verdict verdict) {
    if (verdict.kind() == Verdict.Kind.NO_ROW) {
      return 0;
    }
    rows++;
    removed += verdict.removed() ? 1 : 0;
    switch (verdict.kind()) {
      case SUPPRESSED -> suppressed++;
      case UNREADABLE -> unreadable++;
      case NO_NUMBER -> withoutNumber++;
      default -> {}
    }
    return rows;
  }
}
