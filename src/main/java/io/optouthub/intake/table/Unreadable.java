package io.optouthub.intake.table;

import java.io.IOException;

/** What cannot be read from here on, by its fault and not by the disk's; says why. */
public final class Unreadable extends IOException {
  public Unreadable(String message) {
    super(message);
  }
}
