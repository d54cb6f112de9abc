package io.optouthub.camel.scheme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * HubSpot's third version: base64 of HMAC-SHA-256 over method, address, body and milliseconds. The
 * older two have no time stamp, so that a call could be sent again for ever: refused.
 */
record HubSpotScheme(Duration tolerance) implements Scheme {

  private static final String SIGNATURE = "X-HubSpot-Signature-v3";
  private static final String TIMESTAMP = "X-HubSpot-Request-Timestamp";

  /** The escapes that HubSpot resolves before it signs; all others stay as they are. */
  private static final Map<String, String> RESOLVED =
      Map.ofEntries(
          Map.entry("%3A", ":"),
          Map.entry("%2F", "/"),
          Map.entry("%3F", "?"),
          Map.entry("%40", "@"),
          Map.entry("%21", "!"),
          Map.entry("%24", "$"),
          Map.entry("%27", "'"),
          Map.entry("%28", "("),
          Map.entry("%29", ")"),
          Map.entry("%2A", "*"),
          Map.entry("%2C", ","),
          Map.entry("%3B", ";"));

  @Override
  public Verdict check(Call call, List<String> secrets, Instant now) {
    String signature = call.header(SIGNATURE);
    String stamp = call.header(TIMESTAMP);
    if (signature == null || stamp == null) {
      return new Verdict.Refused(SIGNATURE + " and " + TIMESTAMP + " are needed");
    }
    String late = Macs.untimely(stamp, 1000, now, tolerance);
    if (!late.isEmpty()) {
      return new Verdict.Refused(TIMESTAMP + ": " + late);
    }
    byte[] head = Macs.utf8(call.method() + resolved(call.url()));
    List<String> wanted = new ArrayList<>();
    for (String secret : secrets) {
      byte[] mac = Macs.sha256(Macs.utf8(secret), head, call.body(), Macs.utf8(stamp));
      wanted.add(Macs.base64(mac));
    }
    return Macs.among(wanted, signature)
        ? new Verdict.Genuine("")
        : new Verdict.Refused(
            SIGNATURE + " does not match; is publicUrl the address that HubSpot calls?");
  }

  private static String resolved(String url) {
    String text = url;
    for (Map.Entry<String, String> escape : RESOLVED.entrySet()) {
      text = text.replace(escape.getKey(), escape.getValue());
      text = text.replace(escape.getKey().toLowerCase(java.util.Locale.ROOT), escape.getValue());
    }
    return text;
  }
}
