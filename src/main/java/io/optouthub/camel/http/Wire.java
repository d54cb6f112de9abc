package io.optouthub.camel.http;

import io.optouthub.camel.Answers;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpMethods;
import org.jspecify.annotations.Nullable;

/** Sends calls by Camel's HTTP component: no redirects, certificates verified, answers bounded. */
final class Wire {

  private static final int MOST_ANSWER = 1_000_000;

  private final CamelContext camel;
  private final int timeout;
  private final Clock clock;

  /**
   * @param timeout milliseconds to wait for an answer
   */
  Wire(CamelContext camel, int timeout) {
    this.camel = camel;
    this.timeout = timeout;
    Clock given = camel.getRegistry().findSingleByType(Clock.class);
    this.clock = given == null ? Clock.systemUTC() : given;
  }

  Clock clock() {
    return clock;
  }

  Reply send(
      ProducerTemplate template, String method, URI to, Map<String, String> headers, byte[] body) {
    Exchange sent =
        template.send(
            endpoint(to),
            exchange -> {
              exchange.getMessage().setBody(body.length == 0 ? null : body);
              // As the component has it: to find it by its name takes as long as half the call.
              exchange.getMessage().setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(method));
              exchange
                  .getMessage()
                  .setHeader(Exchange.HTTP_PATH, to.getRawPath().replaceFirst("^/", ""));
              if (to.getRawQuery() != null) {
                exchange.getMessage().setHeader(Exchange.HTTP_QUERY, to.getRawQuery());
              }
              headers.forEach(exchange.getMessage()::setHeader);
            });
    if (sent.getException() != null) {
      return new Reply(0, "", null, sent.getException());
    }
    Integer status = sent.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    return new Reply(status == null ? 0 : status, text(sent), retryAfter(sent), null);
  }

  /** One endpoint, and so one pool of connections, for each server. */
  private String endpoint(URI to) {
    return to.getScheme()
        + "://"
        + to.getRawAuthority()
        + "?throwExceptionOnFailure=false&followRedirects=false&copyHeaders=false"
        + "&connectTimeout=10000&responseTimeout="
        + timeout;
  }

  private @Nullable Duration retryAfter(Exchange sent) {
    String value = sent.getMessage().getHeader("Retry-After", String.class);
    return value == null ? null : Answers.retryAfter(value, clock.instant());
  }

  private static String text(Exchange sent) {
    try (InputStream body = sent.getMessage().getBody(InputStream.class)) {
      return body == null ? "" : new String(body.readNBytes(MOST_ANSWER), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // The status came; what it said is lost.
      return "";
    }
  }
}
