package io.optouthub.camel.salesforce;

import io.optouthub.optout.Medium;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which checkbox stands for which medium.
 *
 * @param fields as they are called on a contact
 */
record Flags(Map<Medium, String> fields) {

  /**
   * @param text such as {@code voice=DoNotCall,email=HasOptedOutOfEmail}
   */
  static Flags of(String text) {
    Map<Medium, String> fields = new EnumMap<>(Medium.class);
    for (String pair : text.trim().split("\\s*,\\s*")) {
      String[] parts = pair.split("=", 2);
      if (parts.length < 2 || !parts[1].matches("[A-Za-z][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException("fields: '" + pair + "' is no medium=Field");
      }
      fields.put(Medium.of(parts[0]), parts[1]);
    }
    return new Flags(fields);
  }

  /** What a change sets: a phone's media, or an address's; the others are not its business. */
  Map<String, Boolean> of(Map<?, ?> change, Kind kind) {
    boolean phone = "phone".equals(change.get("kind"));
    Map<String, Boolean> set = new java.util.TreeMap<>();
    fields.forEach(
        (medium, field) -> {
          if (phone != (medium == Medium.EMAIL)) {
            set.put(kind.field(field), Boolean.TRUE.equals(change.get(medium.word())));
          }
        });
    return set;
  }
}
