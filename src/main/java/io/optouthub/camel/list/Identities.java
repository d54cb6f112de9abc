package io.optouthub.camel.list;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a list shows who is on it: in clear, or as a fingerprint for a receiver that must not learn
 * numbers it does not have. A plain SHA-256 of a number can be undone by trying all numbers; a
 * keyed one cannot, by those who do not have the key.
 */
enum Identities {
  CLEAR,
  SHA256,
  KEYED;

  /**
   * The record with fingerprints, in lower-case hexadecimal, where it had numbers and addresses.
   */
  Map<String, Object> shown(Map<?, ?> change, String key) {
    Map<String, Object> shown = new LinkedHashMap<>();
    change.forEach((name, value) -> shown.put(String.valueOf(name), value));
    if (this != CLEAR) {
      shown.computeIfPresent("number", (name, value) -> digest(value, key));
      shown.computeIfPresent("identity", (name, value) -> digest(value, key));
      if (change.get("numbers") instanceof List<?> numbers) {
        shown.put("numbers", numbers.stream().map(number -> digest(number, key)).toList());
      }
    }
    return shown;
  }

  private String digest(Object value, String key) {
    byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
    try {
      if (this == SHA256) {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
