package io.optouthub.camel.scheme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Standard Webhooks, symmetric signatures (standardwebhooks.com, version 1.0.0). */
record StandardScheme(Duration tolerance) implements Scheme {

  private static final String PREFIX = "whsec_";

  @Override
  public Verdict check(Call call, List<String> secrets, Instant now) {
    String id = call.header("webhook-id");
    String stamp = call.header("webhook-timestamp");
    String signatures = call.header("webhook-signature");
    if (id == null || id.isBlank() || stamp == null || signatures == null) {
      return new Verdict.Refused("webhook-id, webhook-timestamp and webhook-signature are needed");
    }
    String late = Macs.untimely(stamp, 1, now, tolerance);
    if (!late.isEmpty()) {
      return new Verdict.Refused("webhook-timestamp: " + late);
    }
    List<String> wanted = new ArrayList<>();
    for (String secret : secrets) {
      for (byte[] key : keys(secret)) {
        byte[] head = Macs.utf8(id + "." + stamp + ".");
        wanted.add("v1," + Macs.base64(Macs.sha256(key, head, call.body())));
      }
    }
    boolean good = false;
    for (String signature : signatures.split(" ", 20)) {
      good |= Macs.among(wanted, signature);
    }
    return good
        ? new Verdict.Genuine(id)
        : new Verdict.Refused("webhook-signature: no v1 signature matches");
  }

  /** A secret with its prefix is base64; one without may also be meant as it stands. */
  private static List<byte[]> keys(String secret) {
    String text = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    List<byte[]> keys = new ArrayList<>();
    try {
      keys.add(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      keys.add(Macs.utf8(text));
    }
    if (!secret.startsWith(PREFIX)) {
      keys.add(Macs.utf8(text));
    }
    return keys.stream().filter(key -> key.length > 0).toList();
  }
}
