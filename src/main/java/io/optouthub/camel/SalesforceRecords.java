package io.optouthub.camel;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A page of a query's answer.
 *
 * @param next where the next page is; empty when this is the last
 */
record SalesforceRecords(List<Map<String, Object>> rows, String next) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<LinkedHashMap<String, Object>> ROW = new TypeReference<>() {};

  static SalesforceRecords read(String body) throws IOException {
    JsonNode answer = JSON.readTree(body);
    if (!answer.path("records").isArray()) {
      throw new IOException("Salesforce answered without records");
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (JsonNode one : answer.path("records")) {
      Map<String, Object> row = JSON.convertValue(one, ROW);
      row.remove("attributes");
      row.replaceAll((name, value) -> plain(value));
      rows.add(row);
    }
    return new SalesforceRecords(rows, answer.path("nextRecordsUrl").asText(""));
  }

  /** {@code 2026-11-20T10:00:00.000+0000} as a time; the rest as it is. */
  private static Object plain(Object value) {
    if (value instanceof String text
        && text.matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+([+-]\\d{4}|Z)")) {
      return OffsetDateTime.parse(text.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"));
    }
    return value;
  }
}
