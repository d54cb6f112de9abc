package io.optouthub.camel.http;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** By what a record, or a batch of them, is known to a target again. */
final class RecordKeys {

  private RecordKeys() {}

  /** The record with its idempotency key as a UUID beside it, for APIs that want one. */
  static Map<String, Object> named(Map<?, ?> change) {
    return new Beside(
        change, Map.of("uuid", () -> uuid(String.valueOf(change.get("idempotencyKey")))));
  }

  /** By these a target's answer may name a record. */
  static Set<String> of(Map<String, Object> change) {
    String uuid = String.valueOf(change.get("uuid"));
    Set<String> keys = new HashSet<>(List.of(uuid, uuid.replace("-", "")));
    for (String field : List.of("idempotencyKey", "number", "identity")) {
      keys.add(String.valueOf(change.get(field)));
    }
    return keys;
  }

  /** A record's own key; of a batch another as soon as one of its records is another. */
  static String of(List<Map<String, Object>> part) {
    String first = String.valueOf(part.get(0).get("idempotencyKey"));
    StringBuilder all = new StringBuilder();
    part.forEach(change -> all.append(change.get("idempotencyKey")).append('\n'));
    return part.size() == 1 ? first : first + "-" + part.size() + "-" + uuid(all.toString());
  }

  private static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
