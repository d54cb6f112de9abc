package io.optouthub.intake.payload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.optouthub.intake.Channel;
import io.optouthub.intake.Digests;
import io.optouthub.intake.Fields;
import io.optouthub.intake.MessageReader;
import io.optouthub.intake.Raw;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Understands a JSON body: one object, or an array of them; fields by JSONPath, else by common
 * names.
 */
@Component
class JsonReader implements MessageReader<Raw.Webhook> {

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "phone",
              List.of(
                  "phone",
                  "phoneNumber",
                  "phone_number",
                  "msisdn",
                  "mobile",
                  "tel",
                  "telephone",
                  "From"),
          "email", List.of("email", "emailAddress", "email_address", "mail"),
          "media", List.of("media", "medium"),
          "brand", List.of("brand", "scope"),
          "at", List.of("at", "eventAt", "occurredAt", "timestamp", "date"),
          "wish", List.of("wish", "action"),
          "proof", List.of("proof"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Configuration PATHS =
      Configuration.builder()
          .jsonProvider(new JacksonJsonNodeJsonProvider())
          .mappingProvider(new JacksonMappingProvider())
          .options(Option.SUPPRESS_EXCEPTIONS)
          .build();

  private final Fields fields;

  JsonReader(Fields fields) {
    this.fields = fields;
  }

  @Override
  public Understood read(Channel channel, Raw.Webhook hook) {
    String id = hook.id().isBlank() ? "sha256:" + Digests.of(hook.body()) : hook.id();
    return new Understood(id, id, item(channel, hook.body()));
  }

  private Item item(Channel channel, byte[] body) {
    JsonNode root;
    try {
      root = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      return Item.refused(
          "not JSON: line " + at.getLineNr() + ", column " + at.getColumnNr(), body);
    } catch (IOException e) {
      return Item.refused("not JSON", body);
    }
    if (root == null || !(root.isObject() || root.isArray()) || root.isEmpty()) {
      return Item.refused("not a JSON object", body);
    }
    List<OptOut> requests = new ArrayList<>();
    Outcome outcome = Outcome.REGISTERED;
    String reason = "";
    for (JsonNode one : root.isArray() ? root : List.of(root)) {
      Fields.Made made = fields.make(channel, values(channel, one));
      requests.addAll(made.requests());
      if (made.outcome() != Outcome.REGISTERED) {
        // Refused means that its sender is told; in an array, the clear ones must not be lost with
        // it.
        boolean alone = !root.isArray() || root.size() == 1;
        outcome = alone ? made.outcome() : Outcome.REVIEW;
        reason = made.reason();
      }
    }
    return outcome == Outcome.REGISTERED
        ? Item.registered(requests, body)
        : new Item(outcome, requests, reason, body);
  }

  private static Map<String, List<String>> values(Channel channel, JsonNode object) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    NAMES.forEach(
        (field, names) -> {
          String path = channel.fields().get(field);
          List<String> found = new ArrayList<>();
          if (path != null) {
            add(found, at(object, path));
          } else {
            names.forEach(name -> add(found, object.get(name)));
          }
          values.put(field, found);
        });
    return values;
  }

  private static @org.jspecify.annotations.Nullable JsonNode at(JsonNode object, String path) {
    try {
      return JsonPath.using(PATHS).parse(object).read(path.startsWith("$") ? path : "$." + path);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static void add(List<String> found, @org.jspecify.annotations.Nullable JsonNode value) {
    if (value == null || value.isNull()) {
      return;
    }
    if (value.isArray()) {
      value.forEach(one -> add(found, one));
    } else if (value.isValueNode() && !value.asText().isBlank()) {
      found.add(value.asText());
    }
  }
}
