package io.optouthub.register;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.Prf;
import java.util.List;

/**
 * The keys as the register uses them at one moment.
 *
 * @param reign the number of the newest change; 0 where the database names no keys
 * @param identity the number of the key that seals
 * @param fingerprint the number of the key that makes fingerprints
 * @param seal seals with that key, opens with every key that is known
 * @param prfs what makes fingerprints now, then what did before, newest first
 * @param plain whether there never was another fingerprint key: then everybody's fingerprint is
 *     what stands in the log
 */
record Keyring(
    long reign, long identity, long fingerprint, Aead seal, List<Prf> prfs, boolean plain) {}
