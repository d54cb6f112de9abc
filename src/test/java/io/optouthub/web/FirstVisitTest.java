package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class FirstVisitTest {

  @Test
  void theFormIsLookedAtOnce() throws IOException {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    HttpServer hub =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext(
        "/",
        exchange -> {
          seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write(new byte[2]);
          exchange.close();
        });
    hub.start();
    try {
      String port = Integer.toString(hub.getAddress().getPort());
      new FirstVisit(new MockEnvironment().withProperty("local.server.port", port)).visit();
    } finally {
      hub.stop(0);
    }
    assertThat(seen).containsExactly("GET /");
  }

  @Test
  void aHubThatDoesNotAnswerItselfStartsAllTheSame() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      FirstVisit.visit("http://127.0.0.1:" + silent.getLocalPort(), Duration.ofMillis(50));
    }
    FirstVisit.visit("http://127.0.0.1:1", Duration.ofMillis(50));
    new FirstVisit(new MockEnvironment()).visit();
  }
}
