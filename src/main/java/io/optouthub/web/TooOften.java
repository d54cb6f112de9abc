package io.optouthub.web;

import java.time.Duration;

/** The same number or address was named more often than anybody asks; nothing was taken. */
class TooOften extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Duration wait;

  TooOften(Duration wait) {
    super("Too often for one number");
    this.wait = wait;
  }

  /** How long until it may be named again. */
  Duration pause() {
    return wait;
  }
}
