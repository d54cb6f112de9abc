package io.optouthub.register;

import java.util.Locale;

/** The keysets whose keys can be changed while the hub runs. */
public enum Keyset {
  /** Seals identities, evidence, remarks and the signing key. */
  IDENTITY,
  /** Makes fingerprints. */
  FINGERPRINT;

  /** The name in settings, files, JSON and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
