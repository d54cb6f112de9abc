package io.optouthub.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** A target that does not know a record again: it keeps every call it was sent. */
final class Calls implements AutoCloseable {

  /** One call: under which key, and what it said. */
  record Call(String key, boolean suppressed) {}

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, List<Call>> people = new ConcurrentHashMap<>();

  private Calls(HttpServer server) {
    this.server = server;
  }

  static Calls start() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    Calls calls = new Calls(server);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/people", calls::take);
    server.start();
    return calls;
  }

  private void take(HttpExchange exchange) throws IOException {
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    String person = body.path("identity").asText(body.path("number").asText());
    people
        .computeIfAbsent(person, p -> java.util.Collections.synchronizedList(new ArrayList<>()))
        .add(new Call(key, body.path("suppressed").asBoolean()));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  Map<String, List<Call>> people() {
    return people;
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
