package io.optouthub.register;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import java.security.GeneralSecurityException;

/** Keysets as an operator hands them over. */
final class TestKeys {

  private TestKeys() {}

  static RegisterSettings.Keys fresh() {
    try {
      AeadConfig.register();
      PrfConfig.register();
      MacConfig.register();
      return new RegisterSettings.Keys(
          json(PredefinedAeadParameters.AES256_GCM),
          json(PredefinedPrfParameters.HMAC_SHA256_PRF),
          json(PredefinedMacParameters.HMAC_SHA256_256BITTAG));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(Parameters parameters) throws GeneralSecurityException {
    return KeysetJson.text(KeysetHandle.generateNew(parameters));
  }

  /** With a new key in this keyset, which is the one wanted. */
  static RegisterSettings.Keys more(RegisterSettings.Keys keys, Keyset keyset) {
    return with(keys, keyset, KeysetJson.withNewKey(json(keys, keyset)));
  }

  /** Without every key of it but the one wanted. */
  static RegisterSettings.Keys newest(RegisterSettings.Keys keys, Keyset keyset) {
    try {
      KeysetHandle all = KeysetJson.parse(json(keys, keyset));
      String json = KeysetJson.text(all);
      for (int i = 0; i < all.size(); i++) {
        if (!all.getAt(i).isPrimary()) {
          json = KeysetJson.without(json, Integer.toUnsignedLong(all.getAt(i).getId()));
        }
      }
      return with(keys, keyset, json);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String json(RegisterSettings.Keys keys, Keyset keyset) {
    String json = keyset == Keyset.IDENTITY ? keys.identity() : keys.fingerprint();
    return java.util.Objects.requireNonNull(json);
  }

  private static RegisterSettings.Keys with(
      RegisterSettings.Keys keys, Keyset keyset, String json) {
    return keyset == Keyset.IDENTITY
        ? new RegisterSettings.Keys(json, keys.fingerprint(), keys.chain())
        : new RegisterSettings.Keys(keys.identity(), json, keys.chain());
  }
}
