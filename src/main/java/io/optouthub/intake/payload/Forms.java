package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.optouthub.intake.payload.Bodies.Body;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads {@code application/x-www-form-urlencoded} as if it were a JSON object. */
final class Forms {

  private static final Pattern FORM =
      Pattern.compile("[\\w.%+*\\[\\]-]{1,200}+=[^{\\n].*+|[\\w.-]{1,200}+=");

  private static final Pattern NESTED = Pattern.compile("\\w{1,100}(\\[\\w{1,100}\\]){1,4}");

  private Forms() {}

  static boolean isForm(String text) {
    return FORM.matcher(text.strip()).matches();
  }

  static Body read(String text) {
    ObjectNode fields = Bodies.JSON.createObjectNode();
    String[] pairs = text.split("&", -1);
    if (pairs.length > Bodies.MOST_ITEMS) {
      return new Body.Unusable("a form may have " + Bodies.MOST_ITEMS + " fields");
    }
    try {
      for (String pair : pairs) {
        String[] both = pair.split("=", 2);
        if (!both[0].isEmpty()) {
          nested(fields, decoded(both[0]), both.length < 2 ? "" : decoded(both[1]));
        }
      }
    } catch (IllegalArgumentException e) {
      return new Body.Unusable("not a form: an escape is broken");
    }
    return new Body.Tree(fields);
  }

  /** {@code data[email]} is the field {@code email} of the object {@code data}, as PHP has it. */
  private static void nested(ObjectNode fields, String name, String value) {
    if (!NESTED.matcher(name).matches()) {
      put(fields, name, value);
      return;
    }
    String[] names = name.replace("]", "").split("\\[");
    ObjectNode inner = fields;
    for (int i = 0; i < names.length - 1; i++) {
      JsonNode there = inner.get(names[i]);
      inner = there instanceof ObjectNode object ? object : inner.putObject(names[i]);
    }
    put(inner, names[names.length - 1], value);
  }

  private static void put(ObjectNode fields, String name, String value) {
    JsonNode before = fields.get(name);
    if (before == null) {
      fields.put(name, value);
    } else if (before.isArray()) {
      fields.withArray("/" + name.replace("~", "~0").replace("/", "~1")).add(value);
    } else {
      fields.putArray(name).add(before.asText()).add(value);
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
