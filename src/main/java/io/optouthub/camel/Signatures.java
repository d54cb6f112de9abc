package io.optouthub.camel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** HMAC-SHA-256 over {@code <epoch seconds>.<raw body>}, as sent and as checked. */
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

  /**
   * Checks a signature in constant time against each of the secrets.
   *
   * @return why it is refused, empty if it is good
   */
  static String refusal(
      List<String> secrets,
      @Nullable String signature,
      @Nullable String timestamp,
      byte[] body,
      Instant now,
      Duration tolerance) {
    if (signature == null || timestamp == null) {
      return SIGNATURE + " and " + TIMESTAMP + " are needed";
    }
    if (!timestamp.matches("[0-9]{1,11}")) {
      return TIMESTAMP + " must be epoch seconds";
    }
    boolean good = false;
    byte[] given = signature.getBytes(StandardCharsets.UTF_8);
    for (String secret : secrets) {
      byte[] wanted = sign(secret, timestamp, body).getBytes(StandardCharsets.UTF_8);
      good |= MessageDigest.isEqual(wanted, given);
    }
    if (!good) {
      return "the signature does not match";
    }
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    return age.compareTo(tolerance) > 0 ? TIMESTAMP + " is too far from now" : "";
  }
}
