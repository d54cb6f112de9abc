package io.optouthub.bench;

import io.optouthub.register.DurableRegister;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log that is there already, to an HTTP target on the same machine that answers at once. */
class HttpBench {

  private static final int ALONE = Integer.getInteger("bench.calls", 20_000);
  private static final int BY_200 = Integer.getInteger("bench.call-entries", 200_000);
  private static final String ROUTE =
      """
      - route:
          id: TARGET
          from:
            uri: optout:changes/TARGET?batchSize=%d
            steps:
              - to:
                  uri: kamelet:optout-http-sink
                  parameters:
                    url: %s
                    batch: %s
                    inFlight: %d
                    template: 'RAW(%s)'
      """;
  private static final String ONE = "{\"number\": \"${number}\", \"since\": \"${eventAt}\"}";
  private static final String MANY =
      "[<#list records as r>{\"number\": \"${r.number}\", \"since\": \"${r.eventAt}\"}<#sep>, </#list>]";

  @Test
  void oneRecordACall() throws Exception {
    try (Case one = new Case("http-one", ALONE)) {
      one.compare(1, 1, route(one, 1, false, 1, ONE));
      // As the README says it: a batch is what may be in flight.
      one.compare(1, 8, route(one, 64, false, 8, ONE));
    }
  }

  @Test
  void twoHundredACall() throws Exception {
    try (Case many = new Case("http-many", BY_200)) {
      many.compare(200, 1, route(many, 200, true, 1, MANY));
    }
  }

  private static String route(Case one, int size, boolean batch, int inFlight, String template) {
    return ROUTE.formatted(size, one.receiver.address(), batch, inFlight, template);
  }

  /** A log, the hub, and who receives. */
  private static final class Case implements AutoCloseable {

    private final int entries;
    private final Receiver receiver = new Receiver();
    private final FanOut hub;

    Case(String name, int entries) throws Exception {
      this.entries = entries;
      try {
        hub = new FanOut(name, entries, "e164", Map.of("optout.http.private-hosts", "127.0.0.1"));
        HandLoop.log(JdbcClient.create(DurableRegister.source(hub.sinks)), entries);
      } catch (Exception e) {
        receiver.close();
        throw e;
      }
    }

    void compare(int records, int inFlight, String route) throws Exception {
      HandCalls calls = HandCalls.of(receiver.address(), records, inFlight);
      Comparison.rate(
              "fan-out of %,d entries to an HTTP target, %d a call, %d in flight"
                  .formatted(entries, records, inFlight),
              "records/s",
              () -> received(() -> hub.run(List.of(route), Duration.ofMillis(20), receiver::done)))
          .beside(
              "a hand-written loop with the JDK's client, numbers in clear",
              0.8,
              () -> received(() -> HandLoop.run(hub.sinks, entries, "http", calls)))
          .run();
    }

    private double received(Sending sending) throws Exception {
      receiver.expect(entries);
      sending.run();
      return receiver.rate();
    }

    @Override
    public void close() throws Exception {
      hub.close();
      receiver.close();
    }
  }

  /** Sends everything, and returns when it has arrived. */
  @FunctionalInterface
  interface Sending {
    void run() throws Exception;
  }
}
