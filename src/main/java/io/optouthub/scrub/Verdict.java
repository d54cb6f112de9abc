package io.optouthub.scrub;

import io.optouthub.optout.Medium;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What becomes of a row.
 *
 * @param removed whether it is left out of the clean list
 * @param trouble why it cannot be read; empty where it can
 * @param since since when each medium is suppressed; empty where none is
 */
public record Verdict(Kind kind, boolean removed, String trouble, Map<Medium, Instant> since) {

  static final Verdict CLEAR = new Verdict(Kind.CLEAR, false, "");
  static final Verdict NO_NUMBER = new Verdict(Kind.NO_NUMBER, false, "");
  static final Verdict NO_ROW = new Verdict(Kind.NO_ROW, false, "");

  /** One that rests on no time. */
  public Verdict(Kind kind, boolean removed, String trouble) {
    this(kind, removed, trouble, Map.of());
  }

  /** Whether there is something to say. */
  boolean told() {
    return !trouble.isEmpty() || !since.isEmpty();
  }

  /** In words; empty where there is nothing to say. Made when it is asked for: few want it. */
  public String reason() {
    return since.isEmpty()
        ? trouble
        : new TreeMap<>(since)
            .entrySet().stream()
                .map(one -> one.getKey().word() + " suppressed since " + one.getValue())
                .collect(Collectors.joining("; "));
  }

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
