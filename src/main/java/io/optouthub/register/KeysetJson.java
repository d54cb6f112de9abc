package io.optouthub.register;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.security.GeneralSecurityException;

/** Tink keysets as JSON text. */
final class KeysetJson {

  private KeysetJson() {}

  static KeysetHandle parse(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
  }

  static String text(KeysetHandle keys) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
  }

  /** With one more key of the same kind, which is the one to be used. */
  static String withNewKey(String json) {
    try {
      KeysetHandle keys = parse(json);
      return text(
          KeysetHandle.newBuilder(keys)
              .addEntry(
                  KeysetHandle.generateEntryFromParameters(
                          keys.getPrimary().getKey().getParameters())
                      .withRandomId()
                      .makePrimary())
              .build());
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no Tink keyset in JSON");
    }
  }

  /**
   * @throws IllegalArgumentException when it has no such key, or that is the one to be used
   */
  static String without(String json, long id) {
    try {
      KeysetHandle keys = parse(json);
      KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
      for (int i = 0; i < keys.size(); i++) {
        if (Integer.toUnsignedLong(keys.getAt(i).getId()) == id && !keys.getAt(i).isPrimary()) {
          builder.deleteAt(i);
          return text(builder.build());
        }
      }
      throw new IllegalArgumentException("There is no key " + id + " that could be taken out");
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("This is no Tink keyset in JSON");
    }
  }
}
