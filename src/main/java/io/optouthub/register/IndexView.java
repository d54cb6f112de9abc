package io.optouthub.register;

/**
 * The index as far as it is.
 *
 * @param entry up to this one everything is in it
 * @param reign the keys at that entry, by their newest change
 * @param made the keys that it was loaded under
 */
record IndexView(SuppressionIndex index, long entry, long reign, Keyring made) {

  /** Whether everybody can be found by these keys. */
  boolean fits(Keyring ring) {
    return ring.fingerprint() == made.fingerprint()
        && ring.prfs().size() == made.prfs().size()
        && ring.plain() == made.plain();
  }
}
