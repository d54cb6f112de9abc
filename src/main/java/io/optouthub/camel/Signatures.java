package io.optouthub.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what the hub sends: HMAC-SHA-256 over {@code <epoch seconds>.<raw body>}. */
final class Signatures {

  static final String SIGNATURE = "X-Signature";
  static final String TIMESTAMP = "X-Timestamp";
  private static final String PREFIX = "sha256=";

  private Signatures() {}

  /** The value of the signature's header. */
  static String sign(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }
}
