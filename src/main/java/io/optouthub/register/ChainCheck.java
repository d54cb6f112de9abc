package io.optouthub.register;

import java.util.List;

/** Recomputes the hash chain over the log. */
public interface ChainCheck {

  /** Reads the whole log; takes about a second for a few hundred thousand entries. */
  Report verify();

  /**
   * @param findings one line each, naming the entry or group that does not hold; empty when all
   *     does
   */
  record Report(long entries, long groups, List<Finding> findings) {
    public boolean intact() {
      return findings.isEmpty();
    }
  }

  /**
   * @param what {@code changed}, {@code removed}, {@code inserted}, {@code swapped} or {@code
   *     chain}
   * @param seq the entry, or the first of the group
   */
  record Finding(String what, long seq, String detail) {}
}
