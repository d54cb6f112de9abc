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
          put(fields, decoded(both[0]), both.length < 2 ? "" : decoded(both[1]));
        }
      }
    } catch (IllegalArgumentException e) {
      return new Body.Unusable("not a form: an escape is broken");
    }
    return new Body.Tree(fields);
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
