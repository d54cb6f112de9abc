package io.optouthub.camel.scheme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One header {@code t=<epoch seconds>,v1=<hex>[,v1=<hex>]} over {@code <t>.<raw body>}. */
record StripeScheme(String header, Duration tolerance) implements Scheme {

  @Override
  public Verdict check(Call call, List<String> secrets, Instant now) {
    String value = call.header(header);
    if (value == null) {
      return new Verdict.Refused(header + " is needed");
    }
    String stamp = "";
    List<String> signatures = new ArrayList<>();
    for (String part : value.split(",", 20)) {
      if (part.startsWith("t=")) {
        stamp = part.substring(2);
      } else if (part.startsWith("v1=")) {
        signatures.add(part.substring(3));
      }
    }
    String late = Macs.untimely(stamp, 1, now, tolerance);
    if (!late.isEmpty()) {
      return new Verdict.Refused(header + ": " + late);
    }
    List<String> wanted = new ArrayList<>();
    for (String secret : secrets) {
      byte[] mac = Macs.sha256(Macs.utf8(secret), Macs.utf8(stamp + "."), call.body());
      wanted.add(HexFormat.of().formatHex(mac));
    }
    boolean good = false;
    for (String signature : signatures) {
      good |= Macs.among(wanted, signature);
    }
    return good
        ? new Verdict.Genuine("")
        : new Verdict.Refused(header + ": no v1 signature matches");
  }
}
