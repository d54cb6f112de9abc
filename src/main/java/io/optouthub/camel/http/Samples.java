package io.optouthub.camel.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record with every field, against which templates are tried before the first real one. */
final class Samples {

  static final Map<String, Object> CHANGE = change();

  private Samples() {}

  private static Map<String, Object> change() {
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("seq", 1L);
    change.put("idempotencyKey", "sample-1");
    change.put("uuid", "00000000-0000-3000-8000-000000000000");
    change.put("kind", "phone");
    change.put("number", "+33199001234");
    change.put("numbers", List.of("+33199001234"));
    change.put("identity", "+33199001234");
    change.put("fingerprint", "00000000-0000-3000-8000-000000000000");
    change.put("target", "sample");
    change.put("suppressed", true);
    change.put("media", List.of("voice"));
    for (String medium : List.of("voice", "sms", "email", "post")) {
      change.put(medium, true);
    }
    change.put("brands", List.of("sample"));
    change.put("repeat", false);
    change.put("eventAt", "2026-01-01T00:00:00Z");
    change.put("writings", List.of("+33199001234"));
    return change;
  }
}
