package io.optouthub.camel.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.optouthub.camel.salesforce.Search.Part;
import io.optouthub.intake.PhoneNumbers;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.salesforce.api.SalesforceException;

/** Finds the records of people; up to 25 searches go as one call (composite batch). */
final class Search {

  private static final int TOGETHER = 25;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * People who are asked about in one search.
   *
   * @param words a person's identity to the words that find it
   */
  record Part(boolean phones, Map<String, List<String>> words) {

    List<String> all() {
      return words.values().stream().flatMap(List::stream).toList();
    }

    List<Part> halves() {
      List<Map.Entry<String, List<String>>> entries = new ArrayList<>(words.entrySet());
      int half = entries.size() / 2;
      return List.of(of(entries.subList(0, half)), of(entries.subList(half, entries.size())));
    }

    private Part of(List<Map.Entry<String, List<String>>> entries) {
      Map<String, List<String>> some = new LinkedHashMap<>();
      entries.forEach(entry -> some.put(entry.getKey(), entry.getValue()));
      return new Part(phones, some);
    }
  }

  private record Asked(Part part, String url) {}

  private final Organization organization;
  private final Questions questions;
  private final PhoneNumbers numbers;
  private final String country;
  private final String version;

  Search(
      Organization organization,
      Questions questions,
      PhoneNumbers numbers,
      String country,
      String version) {
    this.organization = organization;
    this.questions = questions;
    this.numbers = numbers;
    this.country = country;
    this.version = version;
  }

  /** Every record that may be one of these people, once. */
  List<Found> records(ProducerTemplate camel, List<Part> parts)
      throws IOException, SalesforceException {
    Map<String, Found> records = new LinkedHashMap<>();
    Deque<Asked> left = new ArrayDeque<>();
    parts.forEach(part -> left.addAll(asked(part)));
    while (!left.isEmpty()) {
      List<Asked> now = new ArrayList<>();
      while (!left.isEmpty() && now.size() < TOGETHER) {
        now.add(left.poll());
      }
      JsonNode answers = organization.call(camel, "POST", "composite/batch", batch(now));
      for (int i = 0; i < now.size(); i++) {
        JsonNode answer = answers.path("results").path(i);
        check(answer);
        JsonNode result = answer.path("result");
        JsonNode found =
            result.has("searchRecords") ? result.path("searchRecords") : result.path("records");
        Part part = now.get(i).part();
        boolean cut = found.size() >= Questions.MOST_FOUND || !result.path("done").asBoolean(true);
        if (cut && part.words().size() > 1) {
          part.halves().forEach(half -> left.addAll(asked(half)));
          continue;
        }
        for (JsonNode record : found) {
          Found one = Found.of(record, numbers, country);
          records.put(one.id(), one);
        }
      }
    }
    return List.copyOf(records.values());
  }

  private List<Asked> asked(Part part) {
    String root = "v" + version + "/";
    if (part.phones()) {
      return List.of(new Asked(part, root + "search?q=" + encoded(questions.byPhone(part.all()))));
    }
    return questions.byAddress(part.all()).stream()
        .map(query -> new Asked(part, root + "query?q=" + encoded(query)))
        .toList();
  }

  private static ObjectNode batch(List<Asked> searches) {
    ObjectNode body = JSON.objectNode();
    ArrayNode requests = body.putArray("batchRequests");
    searches.forEach(search -> requests.addObject().put("method", "GET").put("url", search.url()));
    return body;
  }

  private static void check(JsonNode answer) throws SalesforceException {
    int status = answer.path("statusCode").asInt();
    if (status < 200 || status >= 300) {
      JsonNode error = answer.path("result").path(0);
      throw new SalesforceException(
          error.path("errorCode").asText("no answer") + ": " + error.path("message").asText(""),
          status);
    }
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }
}
