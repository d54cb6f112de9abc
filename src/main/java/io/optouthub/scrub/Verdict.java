package io.optouthub.scrub;

/**
 * What becomes of a row.
 *
 * @param removed whether it is left out of the clean list
 * @param reason in words; empty where there is nothing to say
 */
public record Verdict(Kind kind, boolean removed, String reason) {

  static final Verdict CLEAR = new Verdict(Kind.CLEAR, false, "");
  static final Verdict NO_NUMBER = new Verdict(Kind.NO_NUMBER, false, "");
  static final Verdict NO_ROW = new Verdict(Kind.NO_ROW, false, "");

  /** What it rests on. */
  public enum Kind {
    /** Nobody in it is suppressed. */
    CLEAR,
    SUPPRESSED,
    UNREADABLE,
    /** It holds nothing that could be called. */
    NO_NUMBER,
    /** Titles, a header, a blank line. */
    NO_ROW
  }
}
