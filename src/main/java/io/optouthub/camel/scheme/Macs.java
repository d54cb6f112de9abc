package io.optouthub.camel.scheme;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed digests, and comparing them without telling by the time it takes. */
final class Macs {

  private Macs() {}

  static byte[] sha256(byte[] key, byte[]... parts) {
    return mac("HmacSHA256", key, parts);
  }

  static byte[] sha1(byte[] key, byte[]... parts) {
    return mac("HmacSHA1", key, parts);
  }

  private static byte[] mac(String algorithm, byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(algorithm + " is part of every JDK", e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Whether what was given is one of those wanted, as text: a decoder would let more than one
   * spelling of a signature pass.
   */
  static boolean among(Collection<String> wanted, String given) {
    boolean good = false;
    byte[] bytes = utf8(given);
    for (String one : wanted) {
      good |= MessageDigest.isEqual(utf8(one), bytes);
    }
    return good;
  }

  /** Why a time stamp is refused, empty if it is good. */
  static String untimely(String stamp, long perSecond, Instant now, Duration tolerance) {
    if (!stamp.matches("[0-9]{1,14}")) {
      return "the time stamp must be a whole number since 1970";
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(stamp) * (1000 / perSecond));
    return Duration.between(at, now).abs().compareTo(tolerance) > 0
        ? "the time stamp is too far from now"
        : "";
  }
}
