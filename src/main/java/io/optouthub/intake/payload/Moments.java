package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.intake.Dates;
import java.time.Instant;
import java.util.List;

/** Finds when the person said it. */
final class Moments {

  private static final List<String> NAMES =
      List.of(
          "optoutat",
          "optedoutat",
          "optoutdate",
          "optouttime",
          "unsubscribedat",
          "unsubscribedate",
          "unsubscribetime",
          "donotcalldate",
          "eventat",
          "occurredat",
          "eventtime",
          "eventdate",
          "requestedat",
          "unsubscribed",
          "dateopposition",
          "requestdate",
          "at",
          "timestamp",
          "date",
          "datetime",
          "time",
          "systemmodstamp",
          "lastmodifieddate");

  private Moments() {}

  /** As ISO 8601; empty when none is found that can be read. */
  static String in(JsonNode object, String country) {
    for (String name : NAMES) {
      String text = find(object, name, 3);
      if (!text.isEmpty()) {
        String read = read(text, country);
        if (!read.isEmpty()) {
          return read;
        }
      }
    }
    return "";
  }

  /** Seconds or milliseconds since 1970 as ISO 8601, anything else as it is. */
  static String iso(String text) {
    if (text.matches("[12]\\d{9}")) {
      return Instant.ofEpochSecond(Long.parseLong(text)).toString();
    }
    return text.matches("[12]\\d{12}")
        ? Instant.ofEpochMilli(Long.parseLong(text)).toString()
        : text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
  }

  private static String read(String text, String country) {
    try {
      String iso = iso(text.strip());
      return Dates.read(iso, country) == null ? "" : iso;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static String find(JsonNode node, String name, int deep) {
    for (var field : node.properties()) {
      boolean named = Names.of(field.getKey()).equals(name);
      if (named && field.getValue().isValueNode() && !field.getValue().isNull()) {
        return field.getValue().asText();
      }
    }
    if (deep > 0) {
      for (var field : node.properties()) {
        JsonNode inner = field.getValue();
        inner = inner.isArray() && inner.size() == 1 ? inner.get(0) : inner;
        String found = inner.isObject() ? find(inner, name, deep - 1) : "";
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
