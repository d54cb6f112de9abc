package io.optouthub.intake;

import java.util.Map;

/**
 * What a channel says about its files beyond where a field stands.
 *
 * @param constants field to the value it has in every row
 * @param values {@code <field>.<text>} to what that text means in that field
 */
public record Told(Map<String, String> constants, Map<String, String> values) {

  public static final Told NOTHING = new Told(Map.of(), Map.of());

  public Told {
    constants = Map.copyOf(constants);
    values = Map.copyOf(values);
  }

  /** What a text means in a field: as told, else itself. */
  public String meaning(String field, String text) {
    if (values.isEmpty()) {
      return text;
    }
    for (var value : values.entrySet()) {
      String key = value.getKey();
      boolean same =
          key.startsWith(field + ".")
              && Plain.of(key.substring(field.length() + 1)).equals(Plain.of(text));
      if (same) {
        return value.getValue();
      }
    }
    return text;
  }
}
