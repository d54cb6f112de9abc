package io.optouthub.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Understands one item of many, from the token it begins with to the one it ends with. */
record CheckReader(PhoneNumbers numbers, CheckDefaults otherwise) {

  private static final Set<String> KNOWN =
      Set.of("phone", "email", "country", "medium", "brand", "id");
  private static final int LONGEST_ID = 100;

  CheckItem read(JsonParser json, long number) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
      String text = json.getText();
      return item(number, Map.of(text.indexOf('@') < 0 ? "phone" : "email", text), new Fields());
    }
    Fields fields = new Fields();
    if (token != JsonToken.START_OBJECT) {
      json.skipChildren();
      fields.error("item", "neither a text nor an object");
      return item(number, Map.of(), fields);
    }
    Map<String, String> values = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      boolean text = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
      if (!KNOWN.contains(name)) {
        fields.unknown(Map.of(name, ""), "phone, email, country, medium, brand, id");
      } else if (text) {
        values.put(name, json.getText());
      } else if (value != JsonToken.VALUE_NULL) {
        fields.error(name, "not of the type it must have");
      }
      json.skipChildren();
    }
    return item(number, values, fields);
  }

  private CheckItem item(long number, Map<String, String> values, Fields fields) {
    String medium = values.get("medium");
    Set<Medium> media =
        medium == null ? otherwise.media() : fields.media("medium", List.of(medium));
    String brand = values.get("brand");
    Scope scope = brand == null ? otherwise.scope() : fields.brand(brand);
    String country = fields.country(values.get("country"), otherwise.country());
    Optional<String> id = fields.text("id", values.get("id"), LONGEST_ID);
    Optional<Identity> phone = fields.phone(values.get("phone"), country, numbers);
    Optional<Identity> email = fields.email(values.get("email"));
    if (fields.errors().isEmpty() && phone.isPresent() == email.isPresent()) {
      fields.error("phone", "either a phone number or an e-mail address is needed");
    }
    @Nullable Identity who = phone.or(() -> email).orElse(null);
    if (fields.errors().isEmpty()) {
      return new CheckItem(number, id.orElse(null), who, media, scope, null);
    }
    Problem.FieldError first = fields.errors().get(0);
    String error = first.field() + ": " + first.reason();
    return new CheckItem(number, id.orElse(null), null, media, scope, error);
  }

  CheckItem unreadable(long number, String error) {
    return new CheckItem(number, null, null, otherwise.media(), otherwise.scope(), error);
  }
}
