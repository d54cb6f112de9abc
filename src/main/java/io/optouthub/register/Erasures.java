package io.optouthub.register;

import io.optouthub.optout.Identity;

/**
 * Takes a person's clear identity out of the register; the log, its chain and the suppression stay.
 */
public interface Erasures {

  /**
   * Erases the sealed identity, the evidence of every item with a request about it, also where that
   * is about others too, and remarks of those who decided about it or closed its cases. A check
   * still finds the suppression, by fingerprint; deliveries skip the person as erased. Doing it
   * twice changes nothing; whoever asks again later is registered again.
   */
  Erased erase(Identity identity);

  /**
   * @param identities 1 when its sealed value was there, else 0
   * @param evidence pieces of evidence
   * @param remarks remarks on decisions and cases
   */
  record Erased(int identities, int evidence, int remarks) {}
}
