package io.optouthub.optout;

/** How everything that arrives ends: as exactly one of these five. */
public enum Outcome {
  /** Understood and standing in the register. */
  REGISTERED("registered"),
  /** The same message, file row or request again. */
  KNOWN("known"),
  /** It is or may be a request, and a person must decide. */
  REVIEW("review"),
  /** No request at all; kept and searchable. */
  SET_ASIDE("setAside"),
  /** Unusable, and its sender is told why. */
  REFUSED("refused");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The name used in JSON. */
  public String word() {
    return word;
  }
}
