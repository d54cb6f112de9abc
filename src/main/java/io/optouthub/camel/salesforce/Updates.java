package io.optouthub.camel.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Failures;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** Records to write, 200 a call; what came of each. */
final class Updates {

  private static final int TOGETHER = 200;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** About the organization or the moment, not about the record. */
  private static final Set<String> PASSING =
      Set.of(
          "UNABLE_TO_LOCK_ROW",
          "REQUEST_LIMIT_EXCEEDED",
          "SERVER_UNAVAILABLE",
          "REQUEST_RUNNING_TOO_LONG",
          "QUERY_TIMEOUT",
          "API_DISABLED_FOR_ORG",
          "TXN_SECURITY_METERING_ERROR");

  /** Nobody to call any more. */
  private static final Set<String> GONE = Set.of("ENTITY_IS_DELETED");

  private record Update(Found record, Map<String, Boolean> values) {}

  private final Map<String, Update> updates = new LinkedHashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();

  /** Two people of one record: what either does not want, is off. */
  void add(Found record, Map<String, Boolean> values) {
    updates
        .computeIfAbsent(record.id(), id -> new Update(record, new LinkedHashMap<>()))
        .values()
        .putAll(merged(record, values));
  }

  private Map<String, Boolean> merged(Found record, Map<String, Boolean> values) {
    Update before = updates.get(record.id());
    Map<String, Boolean> merged = new LinkedHashMap<>(values);
    if (before != null) {
      merged.replaceAll((field, value) -> value || before.values().getOrDefault(field, false));
    }
    return merged;
  }

  /** Empty when it holds everything already. */
  Answer of(Found record) {
    return answers.getOrDefault(record.id(), new Answer.Applied("as it was"));
  }

  /**
   * @param bulk for so many records that a job is cheaper than calls
   */
  void run(Organization organization, ProducerTemplate camel, BulkJobs bulk) {
    // By type: a call may change from one type to another ten times at most.
    List<Update> open =
        updates.values().stream()
            .filter(
                update ->
                    update.values().entrySet().stream()
                        .anyMatch(v -> !update.record().holds(v.getKey(), v.getValue())))
            .sorted(Comparator.comparing(update -> update.record().kind()))
            .toList();
    if (open.size() >= bulk.from()) {
      Map<Kind, List<Update>> byKind =
          open.stream().collect(Collectors.groupingBy(update -> update.record().kind()));
      byKind.forEach((kind, some) -> answers.putAll(bulk.run(kind, rows(some))));
    } else {
      inCalls(open, organization, camel);
    }
  }

  private static Map<String, Map<String, Boolean>> rows(List<Update> updates) {
    Map<String, Map<String, Boolean>> rows = new LinkedHashMap<>();
    updates.forEach(update -> rows.put(update.record().id(), update.values()));
    return rows;
  }

  private void inCalls(List<Update> open, Organization organization, ProducerTemplate camel) {
    for (int from = 0; from < open.size(); from += TOGETHER) {
      List<Update> some = open.subList(from, Math.min(open.size(), from + TOGETHER));
      try {
        JsonNode results = organization.call(camel, "PATCH", "composite/sobjects", body(some));
        for (int i = 0; i < some.size(); i++) {
          answers.put(some.get(i).record().id(), answer(results.path(i)));
        }
      } catch (IOException | SalesforceException e) {
        List<Update> rest = open.subList(from, open.size());
        rest.forEach(update -> answers.put(update.record().id(), SalesforceCalls.answer(e)));
        return;
      }
    }
  }

  private static ObjectNode body(List<Update> updates) {
    ObjectNode body = JSON.objectNode().put("allOrNone", false);
    ArrayNode records = body.putArray("records");
    for (Update update : updates) {
      ObjectNode record = records.addObject();
      record.putObject("attributes").put("type", update.record().kind().type);
      record.put("id", update.record().id());
      update.values().forEach(record::put);
    }
    return body;
  }

  static Answer answer(JsonNode result) {
    if (result.path("success").asBoolean(false)) {
      return new Answer.Applied("updated");
    }
    Map<String, String> errors = new LinkedHashMap<>();
    result
        .path("errors")
        .forEach(e -> errors.put(e.path("statusCode").asText(), e.path("message").asText()));
    return answer(errors);
  }

  /**
   * What a record's errors say.
   *
   * @param errors code to message
   */
  static Answer answer(Map<String, String> errors) {
    if (errors.keySet().stream().anyMatch(GONE::contains)) {
      return new Answer.Applied("the record was deleted");
    }
    String words =
        errors.entrySet().stream()
            .map(error -> error.getKey() + ": " + error.getValue())
            .collect(Collectors.joining("; "));
    String text = Failures.cut(words.isEmpty() ? "no answer" : words);
    boolean passing = errors.isEmpty() || errors.keySet().stream().anyMatch(PASSING::contains);
    return passing ? new Answer.Outage(text, null) : new Answer.Refused(text);
  }
}
