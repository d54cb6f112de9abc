package io.optouthub.optout;

import java.time.Instant;
import java.util.Locale;

/**
 * The provenance shared by everything in one message or file: where it came from, and what makes it
 * the same again.
 *
 * @param channel the declared way in
 * @param origin the message id, request id or file name, as its sender wrote it; untrusted text, at
 *     most 500 characters
 * @param key what makes the same thing the same again: a message with the same key is already
 *     known, a file with the same key goes on at the row where it stopped
 * @param arrivedAt by the hub's clock
 */
public record Arrival(String channel, Kind kind, String origin, String key, Instant arrivedAt) {

  public Arrival {
    origin = origin.length() > 500 ? origin.substring(0, 500) : origin;
  }

  /** What it came as. The order is stored: add at the end only. */
  public enum Kind {
    MAIL,
    FILE,
    WEBHOOK,
    FORM,
    API,
    /** Somebody was called again; its origin is the earlier reference, if it names one. */
    COMPLAINT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
