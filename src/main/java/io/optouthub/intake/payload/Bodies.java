package io.optouthub.intake.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the bytes of a body, whatever they are, into a tree: JSON, a form, Salesforce's SOAP. */
final class Bodies {

  static final int MOST_ITEMS = 1_000;
  private static final int DEEPEST = 64;

  static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Bodies() {}

  /** A tree, or why there is none. */
  sealed interface Body {
    record Tree(JsonNode root) implements Body {}

    /** Several messages in one: each with its own id. */
    record Notifications(List<Notification> all) implements Body {}

    record Unusable(String reason) implements Body {}
  }

  record Notification(String id, JsonNode fields) {}

  static Body read(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new Body.Unusable("not UTF-8");
    }
    String start = text.stripLeading().replaceFirst("^\uFEFF", "");
    if (start.startsWith("<")) {
      return Soap.read(bytes);
    }
    Body body = Forms.isForm(start) ? Forms.read(start.strip()) : json(start);
    return body instanceof Body.Tree tree && hasNoText(tree.root())
        ? new Body.Unusable("it holds characters that are no text")
        : body;
  }

  private static Body json(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      JsonNode root = JSON.readTree(parser);
      if (root == null || !root.isContainerNode() || root.isEmpty()) {
        return new Body.Unusable("not a JSON object");
      }
      if (parser.nextToken() != null) {
        return new Body.Unusable("not JSON: something follows its end");
      }
      return new Body.Tree(root);
    } catch (StreamConstraintsException e) {
      return new Body.Unusable("not JSON of a sensible shape: more than " + DEEPEST + " deep");
    } catch (JsonProcessingException e) {
      // Not the parser's message: it repeats what was sent.
      boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
      var at = e.getLocation();
      String where = at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
      return new Body.Unusable((twice ? "not JSON: a name stands twice" : "not JSON") + where);
    } catch (IOException e) {
      return new Body.Unusable("not JSON");
    }
  }

  /** A NUL or half a character: no sender's text, and nothing that a database takes. */
  private static boolean hasNoText(JsonNode node) {
    if (node.isTextual()) {
      return node.asText()
          .codePoints()
          .anyMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
    for (JsonNode inner : node) {
      if (hasNoText(inner)) {
        return true;
      }
    }
    return false;
  }
}
