package io.optouthub.camel;

import io.optouthub.intake.Raw;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Lets a signed webhook in: the raw bytes are checked before anything parses them. */
public final class Webhook implements Processor {

  private static final int LIMIT = 1_048_576;

  private String secret = "";
  private String secondSecret = "";
  private long tolerance = 300;

  /** The secret that the sender signs with; must not be empty. */
  public void setSecret(String secret) {
    this.secret = secret;
  }

  /** Also good, while the sender changes from one secret to the next; none if empty. */
  public void setSecondSecret(String secondSecret) {
    this.secondSecret = secondSecret;
  }

  /** How far the sender's clock may be from ours, in seconds. */
  public void setTolerance(long tolerance) {
    this.tolerance = tolerance;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    byte[] body = body(exchange);
    String signature = exchange.getMessage().getHeader(Signatures.SIGNATURE, String.class);
    String timestamp = exchange.getMessage().getHeader(Signatures.TIMESTAMP, String.class);
    Clock clock = exchange.getContext().getRegistry().findSingleByType(Clock.class);
    String refusal =
        Signatures.refusal(
            secrets(),
            signature,
            timestamp,
            body,
            (clock == null ? Clock.systemUTC() : clock).instant(),
            Duration.ofSeconds(tolerance));
    if (!refusal.isEmpty()) {
      throw new WebhookRefused(401, "Not signed as agreed", refusal);
    }
    Arrivals.replace(exchange, new Raw.Webhook(body, ""));
  }

  private List<String> secrets() {
    // An empty secret would be one that everybody knows.
    return Stream.of(secret, secondSecret).filter(s -> !s.isBlank()).toList();
  }

  private static byte[] body(Exchange exchange) throws IOException {
    try (InputStream in = exchange.getMessage().getBody(InputStream.class)) {
      byte[] body = in == null ? new byte[0] : in.readNBytes(LIMIT + 1);
      if (body.length > LIMIT) {
        throw new WebhookRefused(413, "Too large", "a body may have 1 MiB");
      }
      return body;
    }
  }
}
