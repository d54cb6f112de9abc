package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.contract.HostileNames;
import io.optouthub.delivery.Deliveries;
import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shipped webhook Kamelet over real HTTP, up to a target. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookIT {

  private static final String BODY = "{\"contact\": {\"mobile\": \"+33639985001\"}}";

  private Sandbox sandbox;

  @BeforeAll
  void start() throws Exception {
    sandbox = Sandbox.start(Path.of("target/webhook-it"), Map.of("server.port", 0));
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void aSignedCallIsRegisteredOnceAndItsHeadersGoNoFurther() throws Exception {
    String now = now();
    HttpRequest.Builder request = request(BODY, now, sign(now + "." + BODY));
    for (String name : HostileNames.ALL) {
      if (name.matches("[A-Za-z0-9.-]+") && !name.equalsIgnoreCase("Host")) {
        request.header(name, "delete from entry");
      }
    }
    HttpResponse<String> first = send(request);
    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(first.body()).contains("reference").contains("registered");
    assertThat(send(request(BODY, now, sign(now + "." + BODY))).body()).contains("known");
    Deliveries deliveries = sandbox.hub.getBean(Deliveries.class);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> deliveries.statuses().stream().allMatch(target -> target.lag() == 0));
    assertThat(sandbox.crm.headers()).isNotEmpty();
    for (String name : HostileNames.ALL) {
      assertThat(sandbox.crm.headers())
          .filteredOn(h -> !h.equals("Host"))
          .noneMatch(name::equalsIgnoreCase);
    }
    assertThat(
            sandbox
                .dialers
                .sql("dialer_paris")
                .sql("select phone_number from dnc")
                .query(String.class)
                .list())
        .contains("0639985001");
  }

  @Test
  void whatIsNotSignedOrStaleOrChangedIsRefusedAndNothingIsWritten() throws Exception {
    String now = now();
    String old = Long.toString(Instant.now().getEpochSecond() - 3_600);
    assertThat(send(request(BODY, now, "sha256=00")).statusCode()).isEqualTo(401);
    assertThat(send(request(BODY + " ", now, sign(now + "." + BODY))).statusCode()).isEqualTo(401);
    HttpResponse<String> stale = send(request(BODY, old, sign(old + "." + BODY)));
    assertThat(stale.statusCode()).isEqualTo(401);
    assertThat(stale.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
    HttpRequest.Builder bare =
        HttpRequest.newBuilder(uri()).header("Content-Type", "application/json");
    assertThat(send(bare.POST(HttpRequest.BodyPublishers.ofString(BODY))).statusCode())
        .isEqualTo(401);
  }

  @Test
  void whatCannotBeUsedIsKeptAndItsSenderIsToldWhy() throws Exception {
    for (String body : new String[] {"{\"contact\": ", "{\"contact\": {\"mobile\": \"12\"}}"}) {
      String now = now();
      HttpResponse<String> answer = send(request(body, now, sign(now + "." + body)));
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).containsAnyOf("phone", "line 1");
    }
    long refused =
        sandbox
            .hub
            .getBean(IntakeLog.class)
            .counts()
            .getOrDefault("crm", Map.of())
            .getOrDefault(Outcome.REFUSED, 0L);
    assertThat(refused).isEqualTo(2);
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws Exception {
    String body = "{\"x\": \"" + "y".repeat(1_100_000) + "\"}";
    String now = now();
    assertThat(send(request(body, now, sign(now + "." + body))).statusCode()).isEqualTo(413);
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + sandbox.port() + "/hooks/crm");
  }

  private HttpRequest.Builder request(String body, String timestamp, String signature) {
    return HttpRequest.newBuilder(uri())
        .header("Content-Type", "application/json")
        .header("X-Timestamp", timestamp)
        .header("X-Signature", signature)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String now() {
    return Long.toString(Instant.now().getEpochSecond());
  }

  private static String sign(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Sandbox.PASSWORD.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }
}
