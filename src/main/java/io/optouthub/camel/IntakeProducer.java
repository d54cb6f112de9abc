package io.optouthub.camel;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Intake;
import io.optouthub.intake.Raw;
import io.optouthub.optout.Outcome;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Takes in what a route brings, and answers after commit: the body becomes {@code reference},
 * {@code outcome} or {@code counts}, and {@code reason}. A failure goes back along the route, so
 * that its source is not acknowledged.
 */
final class IntakeProducer extends DefaultProducer {

  private final OptOutEndpoint endpoint;
  private final Channel channel;

  IntakeProducer(OptOutEndpoint endpoint) {
    super(endpoint);
    this.endpoint = endpoint;
    this.channel = endpoint.channel();
  }

  @Override
  public void process(Exchange exchange) throws Exception {
    Intake.Receipt receipt = endpoint.optOut().intake().take(channel, raw(exchange));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("reference", receipt.reference());
    if (receipt.counts().size() == 1) {
      answer.put("outcome", receipt.outcome().word());
    }
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome.word(), receipt.counts().getOrDefault(outcome, 0));
    }
    answer.put("counts", counts);
    if (!receipt.reason().isEmpty()) {
      answer.put("reason", receipt.reason());
    }
    Arrivals.replace(exchange, answer);
  }

  private Raw raw(Exchange exchange) throws Exception {
    if (exchange.getMessage().getBody() instanceof Raw raw) {
      return raw;
    }
    byte[] body = exchange.getMessage().getMandatoryBody(byte[].class);
    return switch (endpoint.getFormat()) {
      case MAIL -> new Raw.Mail(body);
      case FILE -> new Raw.File("body", () -> new ByteArrayInputStream(body));
      case JSON -> new Raw.Webhook(body, "");
    };
  }
}
