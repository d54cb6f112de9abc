package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.delivery.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An HTTP target that takes one record a call, several calls at a time. */
class CallsInFlightIT {

  private static final int TOGETHER = 4;

  private final CamelContext camel = ConnectorsForTests.context();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch together = new CountDownLatch(TOGETHER);
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final HttpServer crm;

  CallsInFlightIT() throws IOException {
    crm = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
  }

  @BeforeEach
  void serve() {
    crm.setExecutor(threads);
    crm.createContext("/", this::answer);
    crm.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    crm.stop(0);
    threads.shutdownNow();
  }

  /** Answers when as many calls as may be in flight have come, and what this one waits for. */
  private void answer(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String number = JsonPath.read(body, "$.number");
    asked.add(number);
    together.countDown();
    int status = statuses.getOrDefault(number, 204);
    try {
      CountDownLatch more = held.getOrDefault(number, together);
      if (!together.await(10, TimeUnit.SECONDS) || !more.await(10, TimeUnit.SECONDS)) {
        status = 500;
      }
    } catch (InterruptedException e) {
      status = 500;
    }
    call.sendResponseHeaders(status, -1);
    call.close();
    held.values().forEach(CountDownLatch::countDown);
  }

  @Test
  void asManyCallsAsAreAllowedAreMadeAtATime() throws Exception {
    start(TOGETHER);
    Answer.Each each = send(12);
    assertThat(each.answers()).hasSize(12).allMatch(Answer.Applied.class::isInstance);
    assertThat(each.calls()).isEqualTo(12);
    assertThat(asked).hasSize(12);
  }

  @Test
  void theNextCallBeginsAsSoonAsOneIsAnswered() throws Exception {
    held.put(number(0), new CountDownLatch(11));
    start(TOGETHER);
    assertThat(send(12).answers()).hasSize(12).allMatch(Answer.Applied.class::isInstance);
  }

  @Test
  void theAnswersStandInTheOrderOfTheRecords() throws Exception {
    statuses.put(number(3), 422);
    statuses.put(number(4), 422);
    start(TOGETHER);
    List<Answer> answers = send(8).answers();
    assertThat(
            IntStream.range(0, 8).filter(i -> answers.get(i) instanceof Answer.Refused).toArray())
        .containsExactly(3, 4);
  }

  @Test
  void whatIsAnsweredAfterAnOutageDoesNotCount() throws Exception {
    statuses.put(number(1), 503);
    start(TOGETHER);
    Answer.Each each = send(12);
    assertThat(each.answers()).hasSize(2);
    assertThat(each.answers().get(0)).isInstanceOf(Answer.Applied.class);
    assertThat(each.answers().get(1)).isInstanceOf(Answer.Outage.class);
    assertThat(asked).hasSizeGreaterThanOrEqualTo(TOGETHER);
    assertThat(each.calls()).isEqualTo(asked.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 17})
  void howManyIsBounded(int inFlight) {
    assertThatThrownBy(() -> start(inFlight)).hasStackTraceContaining("inFlight may be 1 to 16");
  }

  private void start(int inFlight) throws Exception {
    String sink =
        "kamelet:optout-http-sink?inFlight=%d&url=http://localhost:%d/"
            .formatted(inFlight, crm.getAddress().getPort());
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:changes").errorHandler(noErrorHandler()).to(sink);
          }
        });
    camel.start();
  }

  private Answer.Each send(int people) throws Exception {
    List<Map<String, Object>> batch =
        IntStream.range(0, people).mapToObj(n -> TargetContract.change(n + 1, number(n))).toList();
    try (var template = camel.createProducerTemplate()) {
      return template.requestBody("direct:changes", batch, Answer.Each.class);
    }
  }

  private static String number(int n) {
    return "+3363998%04d".formatted(100 + n);
  }
}
