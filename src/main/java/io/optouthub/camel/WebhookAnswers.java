package io.optouthub.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.register.RegisterUnavailable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/** Answers a webhook's sender: 202 or 422 after commit, problem+json for what went wrong. */
final class WebhookAnswers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";

  private WebhookAnswers() {}

  /** What the intake answered. */
  static void taken(Exchange exchange) {
    Map<?, ?> answer = exchange.getMessage().getBody(Map.class);
    if (answer == null) {
      throw new IllegalStateException("The channel's route ended without an answer of the intake");
    }
    String outcome = String.valueOf(answer.get("outcome"));
    if (outcome.toUpperCase(Locale.ROOT).equals("REFUSED")) {
      problem(exchange, 422, "Refused", String.valueOf(answer.get("reason")), answer);
      return;
    }
    Map<String, Object> body = new LinkedHashMap<>();
    answer.forEach((key, value) -> body.put(String.valueOf(key), value));
    write(exchange, 202, "application/json", body);
  }

  /** What was thrown on the way. */
  static void failed(Exchange exchange) {
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    for (Throwable cause : ObjectHelper.createExceptionIterable(failure)) {
      if (cause instanceof WebhookRefused refused) {
        problem(exchange, refused.status, refused.title, refused.detail, Map.of());
        return;
      }
      if (cause instanceof RegisterUnavailable) {
        problem(exchange, 503, "Not now", "nothing was taken; send it again later", Map.of());
        exchange.getMessage().setHeader("Retry-After", 30);
        return;
      }
    }
    problem(exchange, 500, "Not taken", "nothing was taken; send it again later", Map.of());
  }

  private static void problem(
      Exchange exchange, int status, String title, String detail, Map<?, ?> answer) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    if (answer.containsKey("reference")) {
      body.put("reference", answer.get("reference"));
    }
    write(exchange, status, PROBLEM, body);
  }

  private static void write(Exchange exchange, int status, String type, Map<String, Object> body) {
    try {
      Arrivals.replace(exchange, JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer is words and numbers", e);
    }
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
  }
}
