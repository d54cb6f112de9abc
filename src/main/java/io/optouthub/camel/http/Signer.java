package io.optouthub.camel.http;

import io.optouthub.camel.Signatures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * Signs what is sent: as Standard Webhooks 1.0.0 if the secret is one of theirs ({@code whsec_} and
 * base64), else as {@code optout-webhook-source} reads it.
 */
final class Signer {

  private static final String STANDARD = "whsec_";

  private final String secret;

  Signer(String secret) {
    this.secret = secret;
  }

  /** The headers to add; none without a secret. */
  Map<String, String> headers(String id, Instant now, byte[] body) {
    if (secret.isEmpty()) {
      return Map.of();
    }
    String stamp = Long.toString(now.getEpochSecond());
    if (!secret.startsWith(STANDARD)) {
      return Map.of(
          Signatures.TIMESTAMP, stamp, Signatures.SIGNATURE, Signatures.sign(secret, stamp, body));
    }
    byte[] head = (id + "." + stamp + ".").getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "webhook-id", id,
        "webhook-timestamp", stamp,
        "webhook-signature", Signatures.standard(secret.substring(STANDARD.length()), head, body));
  }
}
