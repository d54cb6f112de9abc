package io.optouthub.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what the hub sends: HMAC-SHA-256 over {@code <epoch seconds>.<raw body>}. */
public final class Signatures {

  public static final String SIGNATURE = "X-Signature";
  public static final String TIMESTAMP = "X-Timestamp";
  private static final String PREFIX = "sha256=";

  private Signatures() {}

  /** The value of the signature's header. */
  public static String sign(String secret, String timestamp, byte[] body) {
    byte[] head = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    return PREFIX + HexFormat.of().formatHex(mac(key, head, body));
  }

  /**
   * The value of {@code webhook-signature}, by Standard Webhooks 1.0.0.
   *
   * @param key base64, without {@code whsec_}
   * @param head {@code <webhook-id>.<webhook-timestamp>.}
   */
  public static String standard(String key, byte[] head, byte[] body) {
    byte[] mac = mac(Base64.getDecoder().decode(key), head, body);
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }

  private static byte[] mac(byte[] key, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every JDK", e);
    }
  }
}
