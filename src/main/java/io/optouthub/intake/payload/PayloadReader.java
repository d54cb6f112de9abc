package io.optouthub.intake.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.optouthub.intake.Channel;
import io.optouthub.intake.Digests;
import io.optouthub.intake.Faults;
import io.optouthub.intake.MessageReader;
import io.optouthub.intake.Raw;
import io.optouthub.intake.payload.Bodies.Body;
import io.optouthub.register.Item;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Understands what a webhook brings: JSON, a form or Salesforce's SOAP; fields by JSONPath, else by
 * common names.
 */
@Component
class PayloadReader implements MessageReader<Raw.Webhook> {

  private final Requests requests;

  PayloadReader(Requests requests) {
    this.requests = requests;
  }

  @Override
  public List<Raw.Webhook> parts(Channel channel, Raw.Webhook hook) {
    Body body = Bodies.read(hook.body());
    List<Raw.Webhook> parts = new ArrayList<>();
    if (body instanceof Body.Notifications several) {
      for (Bodies.Notification one : several.all()) {
        parts.add(new Raw.Webhook(bytes(one.fields()), one.id()));
      }
    } else if (body instanceof Body.Tree tree) {
      boolean named =
          channel.fields().containsKey("phone") || channel.fields().containsKey("email");
      List<JsonNode> messages = Batches.of(tree.root(), !named);
      if (messages.size() > 1 && messages.size() <= Bodies.MOST_ITEMS) {
        String whole = id(hook.id(), hook.body());
        for (JsonNode one : messages) {
          parts.add(new Raw.Webhook(bytes(one), id(one, whole + "#" + parts.size())));
        }
      }
    }
    return parts.isEmpty() ? List.of(hook) : parts;
  }

  @Override
  public Understood read(Channel channel, Raw.Webhook hook) {
    Body body = Bodies.read(hook.body());
    String id = id(hook.id(), hook.body());
    if (!(body instanceof Body.Tree tree)) {
      String reason = body instanceof Body.Unusable none ? none.reason() : "several at once";
      return new Understood(id, id, Item.refused(reason, hook.body()));
    }
    JsonNode root = tree.root();
    if (root.isArray() && root.size() > 1) {
      String reason = "at most " + Bodies.MOST_ITEMS + " at once";
      return new Understood(id, id, Item.refused(reason, hook.body()));
    }
    JsonNode one = Batches.of(root, false).get(0);
    if (!one.isObject()) {
      return new Understood(id, id, Item.refused("not a JSON object", hook.body()));
    }
    String path = channel.fields().get("id");
    List<String> own = path == null || !hook.id().isBlank() ? List.of() : Paths.read(one, path);
    String key = own.isEmpty() ? id : String.join(" ", own);
    return new Understood(key, key, item(channel, one, hook.body()));
  }

  /** The hub's own fault is not the sender's, who would send it again for ever. */
  private Item item(Channel channel, JsonNode one, byte[] body) {
    try {
      return requests.item(channel, one, body);
    } catch (RuntimeException e) {
      return Item.review(Faults.of(e), body);
    }
  }

  private static String id(String signed, byte[] body) {
    return signed.isBlank() ? "sha256:" + Digests.of(body) : signed;
  }

  /** An event that has an id is the same in any batch, however often it was tried. */
  private static String id(JsonNode one, String otherwise) {
    if (!(one instanceof ObjectNode object) || !object.has("eventId")) {
      return otherwise;
    }
    ObjectNode same = object.deepCopy();
    same.remove("attemptNumber");
    return "event:" + Digests.of(bytes(same));
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return Bodies.JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What was read can be written", e);
    }
  }
}
