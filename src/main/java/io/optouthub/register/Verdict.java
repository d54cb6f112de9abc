package io.optouthub.register;

import java.util.Locale;

/** How a review ends. The order is stored: add at the end only. */
public enum Verdict {
  /** These identities and media. */
  REGISTER,
  /** Nothing new in it. */
  KNOWN,
  /** No request at all. */
  NONE,
  /** The person is asked back; an answer arrives as an item of its own. */
  ASK;

  /** The name used in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
