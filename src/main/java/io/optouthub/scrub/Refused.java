package io.optouthub.scrub;

import java.io.IOException;

/** A list that cannot be scrubbed, by its own fault; says why, and repeats no row of it. */
public final class Refused extends IOException {

  private static final long serialVersionUID = 1;

  Refused(String why) {
    super(why);
  }

  /** Why, for the list's sender. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
