package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.optouthub.camel.ConnectorsForTests;
import io.optouthub.intake.Raw;
import io.optouthub.register.RegisterUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every polled channel does: bytes arrive as sent, once, and stay until they are committed.
 */
abstract class ChannelContract {

  private final CamelContext camel = ConnectorsForTests.context();
  private final List<byte[]> arrived = new CopyOnWriteArrayList<>();
  private final List<String> headers = new CopyOnWriteArrayList<>();
  private final List<Boolean> acknowledgedEarly = new CopyOnWriteArrayList<>();
  private final AtomicBoolean away = new AtomicBoolean();
  private final List<Integer> turnedAway = new CopyOnWriteArrayList<>();

  /** The Kamelet with its parameters. */
  abstract String source() throws Exception;

  /** Puts something into the source; the hostile names go wherever this channel has names. */
  abstract byte[] send(String text, Set<String> hostileNames) throws Exception;

  /** How many items the source counts as done. */
  abstract int acknowledged() throws Exception;

  @AfterEach
  void stopCamel() {
    camel.stop();
  }

  @Test
  void arrivesOnceWithItsBytesAndIsAcknowledgedAfterTheCommit() throws Exception {
    start();
    byte[] sent = send("Ne m'appelez plus au 06 39 98 01 23, merci é", Set.of());
    settled(() -> assertThat(acknowledged()).isEqualTo(1));
    await().during(Duration.ofSeconds(2)).until(() -> arrived.size() == 1);
    assertThat(arrived).containsExactly(sent);
    assertThat(acknowledgedEarly).containsExactly(false);
  }

  @Test
  void staysWhileTheRegisterIsAwayAndIsTakenLater() throws Exception {
    away.set(true);
    start();
    byte[] sent = send("stop 01 99 00 12 34", Set.of());
    settled(() -> assertThat(turnedAway).hasSizeGreaterThan(1));
    assertThat(acknowledged()).isZero();
    away.set(false);
    settled(() -> assertThat(acknowledged()).isEqualTo(1));
    assertThat(arrived).containsExactly(sent);
  }

  @Test
  void noHostileNameReachesTheIntake() throws Exception {
    start();
    byte[] sent = send("stop", HostileNames.ALL);
    settled(() -> assertThat(acknowledged()).isEqualTo(1));
    assertThat(arrived).containsExactly(sent);
    assertThat(headers).isEmpty();
  }

  void start() throws Exception {
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() throws Exception {
            from(source()).process(ChannelContract.this::intake);
          }
        });
    camel.start();
  }

  private void intake(Exchange exchange) throws Exception {
    headers.addAll(exchange.getMessage().getHeaders().keySet());
    if (away.get()) {
      turnedAway.add(1);
      throw new RegisterUnavailable("away");
    }
    acknowledgedEarly.add(acknowledged() > arrived.size());
    arrived.add(bytes(exchange.getMessage().getBody(Raw.class)));
    exchange.getMessage().setBody(Map.of("reference", "R", "outcome", "registered"));
  }

  private static byte[] bytes(Raw raw) throws IOException {
    if (raw instanceof Raw.File file) {
      try (InputStream in = file.content().open()) {
        return in.readAllBytes();
      }
    }
    return raw instanceof Raw.Mail mail ? mail.bytes() : ((Raw.Webhook) raw).body();
  }

  List<byte[]> arrived() {
    return arrived;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static void settled(org.awaitility.core.ThrowingRunnable assertion) {
    await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
  }
}
