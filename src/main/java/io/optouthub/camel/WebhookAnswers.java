package io.optouthub.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.optouthub.register.RegisterUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Answers a webhook's sender as it expects: 2xx or 422 after commit, problem+json for what went
 * wrong; TwiML to Twilio, a SOAP acknowledgement to Salesforce.
 */
final class WebhookAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookAnswers.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROBLEM = "application/problem+json";
  private static final String SCHEME = "optoutScheme";
  private static final String TWIML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";
  private static final String ACK =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>\
      <notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>%s</Ack>\
      </notificationsResponse></soapenv:Body></soapenv:Envelope>
      """;

  private WebhookAnswers() {}

  /** Says who will be answered. */
  static void as(Exchange exchange, String scheme) {
    exchange.setProperty(SCHEME, scheme);
  }

  private static String scheme(Exchange exchange) {
    return String.valueOf(exchange.getProperty(SCHEME));
  }

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
    switch (scheme(exchange)) {
      case "twilio" -> write(exchange, 200, "text/xml", TWIML);
      case "salesforce" -> write(exchange, 200, "text/xml", ACK.formatted("true"));
      case "hubspot", "stripe" -> json(exchange, 200, answer);
      default -> json(exchange, 202, answer);
    }
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
    // Without its message, which may quote the call.
    Throwable root = NestedExceptionUtils.getMostSpecificCause(failure);
    LOG.error("webhook-failed cause={} at={}", root.getClass().getName(), place(root));
    problem(exchange, 500, "Not taken", "nothing was taken; send it again later", Map.of());
  }

  private static String place(Throwable thrown) {
    StackTraceElement[] trace = thrown.getStackTrace();
    return trace.length == 0 ? "unknown" : trace[0].toString();
  }

  private static void problem(
      Exchange exchange, int status, String title, String detail, Map<?, ?> answer) {
    if (scheme(exchange).equals("salesforce")) {
      write(exchange, status, "text/xml", ACK.formatted("false"));
      return;
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", title);
    body.put("status", status);
    body.put("detail", detail);
    if (answer.containsKey("reference")) {
      body.put("reference", answer.get("reference"));
    }
    write(exchange, status, PROBLEM, text(body));
  }

  private static void json(Exchange exchange, int status, Map<?, ?> answer) {
    write(exchange, status, "application/json", text(answer));
  }

  private static String text(Map<?, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer is words and numbers", e);
    }
  }

  private static void write(Exchange exchange, int status, String type, String body) {
    Arrivals.replace(exchange, body.getBytes(StandardCharsets.UTF_8));
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
  }
}
