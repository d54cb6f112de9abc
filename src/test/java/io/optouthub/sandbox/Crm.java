package io.optouthub.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A CRM over HTTP: keeps the newest body it was sent under each idempotency key; shows them at
 * {@code /contacts}.
 */
final class Crm implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, String> contacts = new ConcurrentHashMap<>();
  private final Set<String> headers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger calls = new AtomicInteger();

  private Crm(HttpServer server) {
    this.server = server;
  }

  static Crm start() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    Crm crm = new Crm(server);
    server.createContext("/contacts", crm::contacts);
    server.start();
    return crm;
  }

  private void contacts(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      contacts.put(String.valueOf(key), body);
      headers.addAll(exchange.getRequestHeaders().keySet());
      calls.incrementAndGet();
      exchange.sendResponseHeaders(204, -1);
    } else {
      String all = String.join("\n", contacts.values()) + "\n";
      byte[] answer = all.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
    exchange.close();
  }

  Map<String, String> contacts() {
    return contacts;
  }

  /** The names of all headers that ever came. */
  Set<String> headers() {
    return headers;
  }

  int calls() {
    return calls.get();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
