package io.optouthub.camel;

import io.optouthub.delivery.Answer;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.ReadBack.Expected;
import io.optouthub.delivery.ReadBack.Found;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;

/**
 * Asks one target in rounds what it holds: each batch of people goes along the route, whose body at
 * its end is what the target holds of them.
 */
final class VerifyConsumer extends DefaultConsumer implements Suspendable {

  private final String target;
  private final Stepping stepping;

  VerifyConsumer(OptOutEndpoint endpoint, Processor processor) {
    super(endpoint, processor);
    Deliveries deliveries = endpoint.optOut().deliveries();
    this.target = endpoint.getName();
    var rounds =
        new Deliveries.Rounds(endpoint.getEvery(), endpoint.getAfter(), endpoint.getBatchSize());
    this.stepping =
        new Stepping("verify-" + target, () -> deliveries.verify(target, rounds, this::ask));
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    stepping.start();
  }

  @Override
  protected void doResume() {
    stepping.start();
  }

  @Override
  protected void doSuspend() throws InterruptedException {
    stepping.halt();
  }

  @Override
  protected void doStop() throws Exception {
    stepping.halt();
    super.doStop();
  }

  private Found ask(List<Expected> expected) {
    Exchange exchange = createExchange(false);
    try {
      Arrivals.replace(exchange, ChangeRecords.expected(target, expected));
      getProcessor().process(exchange);
      Throwable failure = exchange.getException();
      return failure == null
          ? new Found.Holds(HeldValues.of(exchange.getMessage().getBody()))
          : away(failure);
    } catch (Exception e) {
      return away(e);
    } finally {
      releaseExchange(exchange, false);
    }
  }

  /** A question that fails says nothing about who is held, whatever the reason. */
  private static Found away(Throwable failure) {
    Answer answer = Answers.of(failure);
    if (answer instanceof Answer.Outage outage) {
      return new Found.Away(outage.text(), outage.retryAfter());
    }
    String text =
        answer instanceof Answer.Refused refused
            ? refused.text()
            : ((Answer.Unclear) answer).text();
    return new Found.Away(text, null);
  }
}
