package io.optouthub.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Salesforce organization that answers as the REST API is documented to: tokens, SOSL and SOQL
 * within composite batches, collections of 200, jobs, consents, limits. It finds phone numbers by
 * their digits, and a little more than was asked for, as a search engine does.
 */
public final class FakeSalesforce implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PHONES =
      List.of(
          "Phone",
          "MobilePhone",
          "HomePhone",
          "OtherPhone",
          "PersonMobilePhone",
          "PersonHomePhone",
          "PersonOtherPhone");

  private final HttpServer server;
  public final FakeBulk bulk = new FakeBulk(this::write);
  public final Map<String, ObjectNode> records = new TreeMap<>();
  private final Map<String, Set<String>> byEnd = new LinkedHashMap<>();
  public final Map<String, String> refused = new TreeMap<>();
  public final Set<String> deleted = new HashSet<>();
  public final List<String> grants = new ArrayList<>();
  public int calls;
  public int most = 100_000;
  public int writes;
  public boolean away;
  private int tokens;

  public FakeSalesforce() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    server.createContext("/services/oauth2/token", this::token);
    server.createContext("/services/data/v62.0/", this::call);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** A record of a type, with fields as name, value. */
  public String put(String type, String... fields) {
    String id = "%s%012d".formatted(type.equals("Lead") ? "00Q" : "003", records.size() + 1);
    ObjectNode record = JSON.createObjectNode();
    record.putObject("attributes").put("type", type);
    record.put("Id", id);
    for (int i = 0; i < fields.length; i += 2) {
      record.put(fields[i], fields[i + 1]);
    }
    records.put(id, record);
    for (String phone : PHONES) {
      String digits = record.path(phone).asText("").replaceAll("\\D", "");
      if (digits.length() >= 9) {
        byEnd.computeIfAbsent(end(digits), e -> new LinkedHashSet<>()).add(id);
      }
    }
    return id;
  }

  public boolean is(String id, String flag) {
    return record(id).path(flag).asBoolean(false);
  }

  public ObjectNode record(String id) {
    return java.util.Objects.requireNonNull(records.get(id));
  }

  public void forgetTokens() {
    tokens += 100;
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean jwt = form.contains("grant-type%3Ajwt-bearer") && form.contains("assertion=ey");
    boolean good = jwt || form.contains("client_credentials") && form.contains("client_secret=s3");
    grants.add(jwt ? "jwt" : "client");
    ObjectNode answer = JSON.createObjectNode();
    if (good) {
      answer.put("access_token", "token-" + ++tokens).put("instance_url", url());
      answer
          .put("token_type", "Bearer")
          .put("id", url() + "/id/00D000000000001EAA/005000000000001");
    } else {
      answer.put("error", "invalid_client");
    }
    answer(exchange, good ? 200 : 400, answer);
  }

  private void call(HttpExchange exchange) throws IOException {
    calls++;
    String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!bearer.endsWith(" token-" + tokens)) {
      answer(exchange, 401, error("INVALID_SESSION_ID", "Session expired or invalid"));
    } else if (away) {
      answer(exchange, 503, error("SERVER_UNAVAILABLE", "try later"));
    } else if (calls > most) {
      answer(exchange, 403, error("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."));
    } else {
      String path = exchange.getRequestURI().getPath().replaceFirst(".*/v62.0/", "");
      String method = exchange.getRequestMethod();
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.startsWith("jobs/ingest")) {
        bulk(exchange, path, text);
        return;
      }
      JsonNode body = text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
      answer(
          exchange,
          200,
          switch (method + " " + path) {
            case "GET limits" -> limits();
            case "GET query" -> consents(exchange.getRequestURI().getRawQuery());
            case "POST composite/batch" -> batch(body);
            case "POST composite/sobjects" -> create(body);
            case "PATCH composite/sobjects" -> update(body);
            default -> throw new IllegalArgumentException(path);
          });
    }
  }

  private void bulk(HttpExchange exchange, String path, String text) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (path.endsWith("/batches") && !"text/csv".equals(type)) {
      answer(exchange, 415, error("UNSUPPORTED_MEDIA_TYPE", String.valueOf(type)));
      return;
    }
    try {
      String answer = bulk.answer(exchange.getRequestMethod(), path, text);
      answer(exchange, answer.isEmpty() ? 201 : 200, answer);
    } catch (Exception e) {
      throw new IllegalArgumentException(e);
    }
  }

  private ObjectNode consents(String query) {
    String soql = URLDecoder.decode(query, StandardCharsets.UTF_8);
    ObjectNode answer = JSON.createObjectNode().put("done", true);
    ArrayNode found = answer.putArray("records");
    records.values().stream()
        .filter(record -> record.has("PartyId"))
        .filter(record -> soql.contains("'" + record.path("PartyId").asText() + "'"))
        .forEach(found::add);
    return answer;
  }

  private ArrayNode create(JsonNode body) {
    ArrayNode results = JSON.createArrayNode();
    for (JsonNode given : body.path("records")) {
      String id = put(given.at("/attributes/type").asText());
      record(id).setAll((ObjectNode) given);
      results.addObject().put("id", id).put("success", true).putArray("errors");
      writes++;
    }
    return results;
  }

  private ObjectNode limits() {
    ObjectNode limits = JSON.createObjectNode();
    limits.putObject("DailyApiRequests").put("Max", most).put("Remaining", most - calls);
    return limits;
  }

  private ObjectNode batch(JsonNode body) {
    ObjectNode answer = JSON.createObjectNode().put("hasErrors", false);
    ArrayNode results = answer.putArray("results");
    if (body.path("batchRequests").size() > 25) {
      throw new IllegalArgumentException("more than 25");
    }
    for (JsonNode request : body.path("batchRequests")) {
      String url = request.path("url").asText();
      if (url.length() > 16_384) {
        results.addObject().put("statusCode", 414).set("result", error("URI_TOO_LONG", "too long"));
        continue;
      }
      String q = URLDecoder.decode(url.replaceFirst(".*\\?q=", ""), StandardCharsets.UTF_8);
      boolean search = url.startsWith("v62.0/search?q=");
      ObjectNode result = JSON.createObjectNode();
      ArrayNode found = result.putArray(search ? "searchRecords" : "records");
      (search ? sosl(q) : soql(q)).forEach(found::add);
      results.addObject().put("statusCode", 200).set("result", result);
    }
    return answer;
  }

  private List<ObjectNode> sosl(String q) {
    if (q.length() > 20_000) {
      throw new IllegalArgumentException("SOSL too long");
    }
    Matcher words = Pattern.compile("\"(\\d+)\"").matcher(q.replaceFirst("\\}.*", ""));
    Set<String> ids = new LinkedHashSet<>();
    while (words.find()) {
      ids.addAll(byEnd.getOrDefault(end(words.group(1)), Set.of()));
    }
    return ids.stream()
        .map(this::record)
        .filter(record -> q.contains(record.at("/attributes/type").asText() + "(Id"))
        .limit(2_000)
        .toList();
  }

  private List<ObjectNode> soql(String q) {
    String type = q.replaceFirst(".* FROM (\\w+) .*", "$1");
    Set<String> addresses = new HashSet<>();
    Matcher address = Pattern.compile("'((?:\\\\.|[^'\\\\])*)'").matcher(q);
    while (address.find()) {
      addresses.add(
          address.group(1).replaceAll("\\\\(.)", "$1").toLowerCase(java.util.Locale.ROOT));
    }
    return records.values().stream()
        .filter(record -> record.at("/attributes/type").asText().equals(type))
        .filter(
            record ->
                addresses.contains(
                    record.path("Email").asText("").toLowerCase(java.util.Locale.ROOT)))
        .toList();
  }

  private ArrayNode update(JsonNode body) {
    JsonNode updates = body.path("records");
    if (updates.size() > 200 || body.path("allOrNone").asBoolean(true)) {
      throw new IllegalArgumentException("at most 200, each for itself");
    }
    ArrayNode results = JSON.createArrayNode();
    for (JsonNode update : updates) {
      String id = update.path("id").asText();
      ObjectNode result = results.addObject();
      Map<String, String> fields = new LinkedHashMap<>();
      update
          .fields()
          .forEachRemaining(field -> fields.put(field.getKey(), field.getValue().asText()));
      fields.keySet().removeAll(List.of("attributes", "id"));
      String why = write(id, fields);
      result.put("success", why == null);
      ArrayNode errors = result.putArray("errors");
      if (why != null) {
        errors.addObject().put("statusCode", why).put("message", "the organization's own words");
      }
    }
    return results;
  }

  private @Nullable String write(String id, Map<String, String> fields) {
    String why = deleted.contains(id) ? "ENTITY_IS_DELETED" : refused.get(id);
    if (why == null) {
      writes++;
      fields.forEach(
          (name, value) -> {
            if (value.matches("true|false")) {
              record(id).put(name, value.equals("true"));
            } else {
              record(id).put(name, value);
            }
          });
    }
    return why;
  }

  private static String end(String digits) {
    return digits.substring(Math.max(0, digits.length() - 9));
  }

  private static ArrayNode error(String code, String message) {
    ArrayNode errors = JSON.createArrayNode();
    errors.addObject().put("errorCode", code).put("message", message);
    return errors;
  }

  private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    answer(exchange, status, body.toString());
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
    exchange.getResponseHeaders().add("Sforce-Limit-Info", "api-usage=" + calls + "/" + most);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
