package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Finds a field by its common names: at the top, else in what the top wraps or in the person. */
final class Common {

  private Common() {}

  static List<String> find(JsonNode object, List<String> names) {
    List<String> found = new ArrayList<>();
    for (var field : object.properties()) {
      if (names.contains(Names.of(field.getKey()))) {
        add(found, field.getValue());
      }
    }
    for (var field : object.properties()) {
      String name = Names.of(field.getKey());
      JsonNode inner = field.getValue();
      inner = inner.isArray() && inner.size() == 1 ? inner.get(0) : inner;
      if (found.isEmpty() && inner.isObject() && (Names.transparent(name) || Names.person(name))) {
        found.addAll(find(inner, names));
      }
    }
    return found;
  }

  private static void add(List<String> found, JsonNode value) {
    if (value.isArray()) {
      value.forEach(one -> add(found, one));
    } else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      found.add(value.asText());
    }
  }
}
