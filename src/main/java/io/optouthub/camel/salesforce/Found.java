package io.optouthub.camel.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.PhoneNumbers.Reading;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A record as Salesforce holds it.
 *
 * @param identities its numbers in E.164, and its address in lower case
 */
record Found(String id, Kind kind, Set<String> identities, JsonNode fields) {

  /**
   * @param country that its numbers belong to if they do not say
   */
  static Found of(JsonNode record, PhoneNumbers numbers, String country) {
    Kind kind = Kind.ofType(record.at("/attributes/type").asText());
    Set<String> identities = new LinkedHashSet<>();
    for (String field : kind.phones) {
      String written = record.path(field).asText("");
      if (!written.isBlank() && numbers.read(written, country) instanceof Reading.Number number) {
        identities.add(number.phone().value());
      }
    }
    String address = record.path(kind.email).asText("");
    if (!address.isBlank()) {
      identities.add(address.strip().toLowerCase(Locale.ROOT));
    }
    return new Found(record.path("Id").asText(), kind, identities, record);
  }

  boolean holds(String field, boolean value) {
    return fields.path(field).asBoolean(false) == value;
  }

  /** Its id; empty when there is none. */
  String individual() {
    return fields.path(kind.individual()).asText("");
  }

  /** Numbers other than this one: a release of one says nothing about them. */
  boolean hasOtherNumberThan(String identity) {
    return identities.stream().anyMatch(one -> one.startsWith("+") && !one.equals(identity));
  }
}
