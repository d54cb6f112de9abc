package io.optouthub.web;

import io.optouthub.scrub.Attestation;
import io.optouthub.scrub.Attestations;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be thought of an attestation.
 *
 * @param verdict {@code genuine}; {@code stale} when its time is over; {@code other-list} when it
 *     is of another one; {@code changed} when this hub never signed it so
 */
record Verified(String verdict, boolean genuine, @Nullable Attestation attestation) {

  /**
   * @param digest of the list in question, in hex; empty when none was given
   */
  static Verified of(Optional<Attestation> found, String digest, Attestations attestations) {
    if (found.isEmpty()) {
      return new Verified("changed", false, null);
    }
    Attestation one = found.get();
    String verdict = attestations.stale(one) ? "stale" : "genuine";
    boolean other = !digest.isEmpty() && !digest.equals(one.sha256());
    return new Verified(other ? "other-list" : verdict, true, one);
  }
}
