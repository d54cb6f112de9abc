package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.camel.Answers;
import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.delivery.Answer;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every target's sink does: applies a batch, repeats harmlessly, and throws what it meets. */
abstract class TargetContract {

  final CamelContext camel = ConnectorsForTests.context();

  /** The Kamelet with its parameters. */
  abstract String sink() throws Exception;

  /** The numbers that the target holds. */
  abstract List<String> held() throws Exception;

  /** Makes the target unreachable. */
  abstract void goDown() throws Exception;

  @AfterEach
  void stopCamel() {
    camel.stop();
  }

  @Test
  void appliesABatchAndARepeatChangesNothing() throws Exception {
    start();
    List<Map<String, Object>> batch = List.of(change(1, "+33639980123"), change(2, "+33199001234"));
    send(batch, Map.of());
    send(batch, Map.of());
    assertThat(held()).containsExactlyInAnyOrder("+33639980123", "+33199001234");
  }

  @Test
  void isAnOutageWhenTheTargetIsDown() throws Exception {
    start();
    goDown();
    assertThat(answers(List.of(change(1, "+33639980123"))))
        .allMatch(Answer.Outage.class::isInstance);
  }

  @Test
  void hostileNamesChangeNothing() throws Exception {
    start();
    Map<String, Object> hostile = new LinkedHashMap<>();
    HostileNames.ALL.forEach(name -> hostile.put(name, "http://localhost:1/../../x"));
    send(List.of(change(1, "+33639980123")), hostile);
    assertThat(held()).containsExactly("+33639980123");
  }

  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() throws Exception {
            from("direct:changes").errorHandler(noErrorHandler()).to(sink());
          }
        });
    camel.start();
  }

  /** What the hub makes of it: one answer for the batch, or one for each record. */
  List<Answer> answers(List<Map<String, Object>> batch) throws Exception {
    try (var template = camel.createProducerTemplate()) {
      Exchange sent = template.send("direct:changes", e -> e.getMessage().setBody(batch));
      if (sent.getException() != null) {
        return List.of(Answers.of(sent.getException()));
      }
      Object body = sent.getMessage().getBody();
      if (body instanceof Answer.Each each) {
        return each.answers();
      }
      return List.of(body instanceof Answer answer ? answer : new Answer.Applied(""));
    }
  }

  void send(List<Map<String, Object>> batch, Map<String, Object> headers) throws Exception {
    try (var template = camel.createProducerTemplate()) {
      template.requestBodyAndHeaders("direct:changes", batch, headers);
    }
  }

  static Map<String, Object> change(long seq, String number) {
    Instant at = Instant.parse("2026-03-01T10:00:00Z");
    Map<String, Object> change = new LinkedHashMap<>();
    change.put("seq", seq);
    change.put("idempotencyKey", "key-" + seq);
    change.put("number", number);
    change.put("identity", number);
    change.put("kind", "phone");
    change.put("suppressed", true);
    change.put("media", List.of("voice", "sms"));
    change.put("voice", true);
    change.put("sms", true);
    change.put("email", false);
    change.put("post", false);
    change.put("brands", List.of());
    change.put("repeat", false);
    change.put("eventAt", at.toString());
    change.put("eventTime", Timestamp.from(at));
    return change;
  }
}
