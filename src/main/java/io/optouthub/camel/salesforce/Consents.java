package io.optouthub.camel.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.optouthub.delivery.Answer;
import io.optouthub.optout.Medium;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;

/**
 * What the individual behind a record consents to, by type of contact point ({@code
 * ContactPointTypeConsent}, Object Reference): one line of each type for each individual, without a
 * purpose. Records without an individual have none.
 */
final class Consents {

  private static final int TOGETHER = 200;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private record Key(String individual, String type) {}

  private record Consent(String id, boolean optedOut) {
    static final Consent NONE = new Consent("", false);
  }

  private final Organization organization;
  private final ProducerTemplate camel;
  private final Map<Key, Boolean> wanted = new LinkedHashMap<>();
  private final Map<Key, Consent> held = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();

  Consents(Organization organization, ProducerTemplate camel) {
    this.organization = organization;
    this.camel = camel;
  }

  /** A phone's voice, an address's e-mail: of the other media this object knows nothing. */
  void add(Found record, Map<?, ?> change) {
    boolean phone = "phone".equals(change.get("kind"));
    boolean off =
        Boolean.TRUE.equals(change.get(phone ? Medium.VOICE.word() : Medium.EMAIL.word()));
    boolean othersMayWant = !off && phone && record.hasOtherNumberThan(People.key(change));
    String individual = record.individual();
    if (!individual.isEmpty() && !othersMayWant) {
      wanted.merge(new Key(individual, phone ? "Phone" : "Email"), off, Boolean::logicalOr);
    }
  }

  /** Empty of trouble when there is nothing to write for it. */
  Answer of(Found record) {
    return answers.getOrDefault(record.individual(), new Answer.Applied("as it was"));
  }

  /** Reads what the organization holds of everybody added. */
  void read() throws IOException, SalesforceException {
    held.putAll(held(wanted.keySet().stream().map(Key::individual).distinct().toList()));
  }

  /** After {@link #read}: whether every type that is to be off, is. */
  boolean hold(Found record) {
    return wanted.entrySet().stream()
        .filter(each -> each.getValue() && each.getKey().individual().equals(record.individual()))
        .allMatch(each -> held.getOrDefault(each.getKey(), Consent.NONE).optedOut());
  }

  /** Writes those that say something else, or nothing yet. */
  void run() {
    try {
      read();
      Map<Key, ObjectNode> created = new LinkedHashMap<>();
      Map<Key, ObjectNode> changed = new LinkedHashMap<>();
      wanted.forEach(
          (key, off) -> {
            Consent before = held.get(key);
            if (before == null && off) {
              created.put(key, described(key).put("PrivacyConsentStatus", "OptOut"));
            } else if (before != null && before.optedOut() != off) {
              changed.put(
                  key,
                  typed()
                      .put("id", before.id())
                      .put("PrivacyConsentStatus", off ? "OptOut" : "OptIn"));
            }
          });
      write("POST", created);
      write("PATCH", changed);
    } catch (IOException | SalesforceException e) {
      Answer answer = SalesforceCalls.answer(e);
      wanted.keySet().forEach(key -> answers.put(key.individual(), answer));
    }
  }

  private Map<Key, Consent> held(List<String> individuals) throws IOException, SalesforceException {
    Map<Key, Consent> found = new HashMap<>();
    for (int from = 0; from < individuals.size(); from += TOGETHER) {
      String ids =
          individuals.subList(from, Math.min(individuals.size(), from + TOGETHER)).stream()
              .map(id -> "'" + id + "'")
              .collect(Collectors.joining(","));
      String query =
          "SELECT Id, PartyId, ContactPointType, PrivacyConsentStatus FROM ContactPointTypeConsent"
              + " WHERE DataUsePurposeId = null AND PartyId IN ("
              + ids
              + ")";
      JsonNode answer =
          organization.get(camel, "query?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
      for (JsonNode one : answer.path("records")) {
        Consent consent =
            new Consent(
                one.path("Id").asText(),
                one.path("PrivacyConsentStatus").asText().equals("OptOut"));
        found.put(
            new Key(one.path("PartyId").asText(), one.path("ContactPointType").asText()), consent);
      }
    }
    return found;
  }

  private static ObjectNode typed() {
    ObjectNode record = JSON.objectNode();
    record.putObject("attributes").put("type", "ContactPointTypeConsent");
    return record;
  }

  private static ObjectNode described(Key key) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return typed()
        .put("Name", key.type() + " opt-out")
        .put("PartyId", key.individual())
        .put("ContactPointType", key.type())
        .put("CaptureContactPointType", "Web")
        .put("CaptureSource", "optout-hub")
        .put("CaptureDate", now)
        .put("EffectiveFrom", now);
  }

  private void write(String method, Map<Key, ObjectNode> consents)
      throws IOException, SalesforceException {
    List<Key> keys = new ArrayList<>(consents.keySet());
    for (int from = 0; from < keys.size(); from += TOGETHER) {
      List<Key> some = keys.subList(from, Math.min(keys.size(), from + TOGETHER));
      ObjectNode body = JSON.objectNode().put("allOrNone", false);
      ArrayNode records = body.putArray("records");
      some.forEach(key -> records.add(consents.get(key)));
      JsonNode results = organization.call(camel, method, "composite/sobjects", body);
      for (int i = 0; i < some.size(); i++) {
        Answer answer = Updates.answer(results.path(i));
        answers.merge(some.get(i).individual(), answer, Consents::worse);
      }
    }
  }

  static Answer worse(Answer one, Answer other) {
    return one instanceof Answer.Applied || other instanceof Answer.Outage ? other : one;
  }
}
