package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a body apart that holds several messages: an array, or an object around one. */
final class Batches {

  private static final Set<String> LISTS =
      Set.of(
          "events",
          "records",
          "items",
          "entries",
          "notifications",
          "messages",
          "data",
          "results",
          "contacts",
          "customers",
          "subscribers",
          "recipients",
          "members",
          "people",
          "persons",
          "leads",
          "prospects",
          "clients",
          "profiles",
          "optouts",
          "unsubscribes",
          "optoutlist",
          "unsubscribed",
          "requests",
          "suppressions",
          "list",
          "payload",
          "changes");

  private Batches() {}

  /** One tree a message; what stands around a list goes with each. */
  static List<JsonNode> of(JsonNode root, boolean nested) {
    List<JsonNode> all = new ArrayList<>();
    if (root.isArray()) {
      root.forEach(one -> all.add(object(one)));
    } else if (nested && !split((ObjectNode) root, (ObjectNode) root, List.of(), all)) {
      all.add(root);
    } else if (!nested) {
      all.add(root);
    }
    return all;
  }

  private static boolean split(
      ObjectNode root, ObjectNode at, List<String> path, List<JsonNode> all) {
    for (var field : at.properties()) {
      List<String> here = new ArrayList<>(path);
      here.add(field.getKey());
      String name = Names.of(field.getKey());
      if (field.getValue() instanceof ArrayNode list && isBatch(name, list)) {
        list.forEach(one -> all.add(around(root, here, one)));
        return true;
      }
      if (field.getValue() instanceof ObjectNode inner
          && Names.transparent(name)
          && split(root, inner, here, all)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBatch(String name, ArrayNode list) {
    if (list.size() < 2 || !LISTS.contains(name)) {
      return false;
    }
    for (JsonNode one : list) {
      boolean bare = one.isTextual() && !name.equals("changes");
      if (!bare && !one.isObject() || Persons.pairOf(one) != null) {
        return false;
      }
    }
    return true;
  }

  /** The whole with this one in the place of the list. */
  private static JsonNode around(ObjectNode root, List<String> path, JsonNode one) {
    ObjectNode copy = root.objectNode();
    for (var field : root.properties()) {
      boolean on = field.getKey().equals(path.get(0));
      if (!on) {
        copy.set(field.getKey(), field.getValue());
      } else if (path.size() == 1) {
        copy.putArray(field.getKey()).add(object(one));
      } else {
        ObjectNode inner = (ObjectNode) field.getValue();
        copy.set(field.getKey(), around(inner, path.subList(1, path.size()), one));
      }
    }
    return copy;
  }

  /** A bare number or address as an object of one field. */
  private static JsonNode object(JsonNode one) {
    if (!one.isTextual() && !one.isNumber()) {
      return one;
    }
    ObjectNode object = Bodies.JSON.createObjectNode();
    return object.put(one.asText().contains("@") ? "email" : "phone", one.asText());
  }
}
