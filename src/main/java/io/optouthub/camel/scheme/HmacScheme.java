package io.optouthub.camel.scheme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** HMAC-SHA-256 over {@code <epoch seconds>.<raw body>}, or over the body alone. */
final class HmacScheme implements Scheme {

  private final Settings settings;
  private final String signatureHeader;
  private final String timestampHeader;

  HmacScheme(Settings settings) {
    this.settings = settings;
    this.signatureHeader = settings.signatureOr("X-Signature");
    this.timestampHeader =
        settings.timestampHeader().isBlank() ? "X-Timestamp" : settings.timestampHeader();
    if (!settings.encoding().matches("|hex|base64")) {
      throw new IllegalArgumentException("encoding: hex or base64");
    }
  }

  @Override
  public Verdict check(Call call, List<String> secrets, Instant now) {
    boolean timed = !timestampHeader.equals("none");
    String signature = call.header(signatureHeader);
    String stamp = timed ? call.header(timestampHeader) : "";
    if (signature == null || stamp == null) {
      return new Verdict.Refused(
          timed
              ? signatureHeader + " and " + timestampHeader + " are needed"
              : signatureHeader + " is needed");
    }
    String late = timed ? Macs.untimely(stamp, 1, now, settings.tolerance()) : "";
    if (!late.isEmpty()) {
      return new Verdict.Refused(timestampHeader + ": " + late);
    }
    byte[] head = Macs.utf8(timed ? stamp + "." : "");
    List<String> wanted = new ArrayList<>();
    for (String secret : secrets) {
      wanted.addAll(spellings(Macs.sha256(Macs.utf8(secret), head, call.body())));
    }
    return Macs.among(wanted, signature)
        ? new Verdict.Genuine("")
        : new Verdict.Refused("the signature does not match");
  }

  /** With and without its prefix; hex all lower or all upper case, never mixed. */
  private List<String> spellings(byte[] mac) {
    if (settings.encoding().equals("base64")) {
      return List.of(Macs.base64(mac), "sha256=" + Macs.base64(mac));
    }
    String hex = HexFormat.of().formatHex(mac);
    String upper = hex.toUpperCase(Locale.ROOT);
    return List.of("sha256=" + hex, hex, "sha256=" + upper, upper);
  }
}
