package io.optouthub.camel.scheme;

import java.time.Instant;
import java.util.List;

/** {@code Authorization: Bearer <secret>}: proves the sender, but neither the body nor the time. */
record BearerScheme() implements Scheme {

  @Override
  public Verdict check(Call call, List<String> secrets, Instant now) {
    String given = call.header("Authorization");
    List<String> wanted = secrets.stream().map(secret -> "Bearer " + secret).toList();
    return given != null && Macs.among(wanted, given)
        ? new Verdict.Genuine("")
        : new Verdict.Refused("Authorization: Bearer with the agreed secret is needed");
  }
}
