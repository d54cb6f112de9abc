package io.optouthub.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Salesforce with contacts: gives tokens, answers a query by its mark, in pages of two. */
final class Salesforce implements AutoCloseable {

  private static final Pattern SINCE = Pattern.compile(">= ?(\\S+Z)");

  private final HttpServer server;
  private final Map<String, String> contacts = new ConcurrentHashMap<>();
  private final Map<String, List<String>> cursors = new ConcurrentHashMap<>();
  final AtomicInteger logins = new AtomicInteger();

  private Salesforce(HttpServer server) {
    this.server = server;
  }

  static Salesforce start() throws IOException {
    Salesforce fake = new Salesforce(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50));
    fake.server.createContext("/services/oauth2/token", fake::token);
    fake.server.createContext("/services/data/", fake::query);
    fake.server.start();
    return fake;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** As it stands from then on; the key is the time and the id, as an answer is ordered. */
  void put(String id, String mobile, Instant at) {
    contacts.put(
        at + " " + id,
        "{\"attributes\":{\"type\":\"Contact\"},\"Id\":\"%s\",\"MobilePhone\":\"%s\",\"Email\":null,\"DoNotCall\":true,\"HasOptedOutOfEmail\":false,\"SystemModstamp\":\"%s\"}"
            .formatted(id, mobile, at.toString().replaceFirst("(\\.000)?Z$", ".000+0000")));
  }

  /** From now on the tokens that were given are worth nothing. */
  void forgetTokens() {
    logins.addAndGet(100);
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean good = form.contains("client_credentials") && form.contains("client_secret=sf-secret");
    String token =
        "{\"access_token\":\"token-%1$d\",\"instance_url\":\"%2$s\",\"token_type\":\"Bearer\",\"id\":\"%2$s/id/00D000000000001EAA/005000000000001AAA\"}"
            .formatted(good ? logins.incrementAndGet() : 0, url());
    answer(exchange, good ? 200 : 400, good ? token : "{\"error\":\"invalid_client\"}");
  }

  private void query(HttpExchange exchange) throws IOException {
    String bearer = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (!bearer.endsWith(" token-" + logins.get())) {
      answer(exchange, 401, "[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"expired\"}]");
      return;
    }
    String query = exchange.getRequestURI().getRawQuery();
    List<String> left =
        query == null ? cursors.getOrDefault(last(exchange), List.of()) : found(query);
    List<String> page = left.subList(0, Math.min(2, left.size()));
    String next = "";
    if (left.size() > 2) {
      String cursor = "01g" + cursors.size() + "-" + left.size();
      cursors.put(cursor, new ArrayList<>(left.subList(2, left.size())));
      next = ",\"nextRecordsUrl\":\"/services/data/v62.0/query/" + cursor + "\"";
    }
    answer(
        exchange,
        200,
        "{\"totalSize\":%d,\"done\":%b%s,\"records\":[%s]}"
            .formatted(left.size(), next.isEmpty(), next, String.join(",", page)));
  }

  private List<String> found(String query) {
    String soql = URLDecoder.decode(query, StandardCharsets.UTF_8);
    Matcher since = SINCE.matcher(soql);
    Instant from = since.find() ? OffsetDateTime.parse(since.group(1)).toInstant() : Instant.EPOCH;
    return contacts.entrySet().stream()
        .filter(one -> !Instant.parse(one.getKey().split(" ")[0]).isBefore(from))
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static String last(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().replaceFirst(".*/", "");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json;charset=UTF-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
