package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.camel.RouteStates;
import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.SourceMarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.util.FileSystemUtils;

/** Contacts that are followed in a Salesforce: page after page, once, past the end of a token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SalesforceSourceIT {

  private static final Path ROUTES = Path.of("target/salesforce-source-routes");
  private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");

  private Sandbox sandbox;
  private Salesforce salesforce;

  @BeforeAll
  void start() throws Exception {
    FileSystemUtils.deleteRecursively(ROUTES);
    Files.createDirectories(ROUTES.resolve("channels"));
    salesforce = Salesforce.start();
    for (int i = 1; i <= 5; i++) {
      salesforce.put("003" + i, "063998700" + i, AT);
    }
    sandbox =
        Sandbox.start(
            Path.of("target/salesforce-source-it"),
            Map.of("server.port", 0, "optout.routes.folder", ROUTES.toString()));
  }

  @AfterAll
  void stop() {
    sandbox.close();
    salesforce.close();
  }

  @Test
  void takesEachContactOncePageByPageAndLogsInAgain() throws Exception {
    String example = Files.readString(Path.of("routes/examples/salesforce-records.yaml"));
    Files.writeString(
        ROUTES.resolve("channels/salesforce-records.yaml"),
        example
            .replace("{{env:SALESFORCE_URL}}", salesforce.url())
            .replace("{{env:SALESFORCE_CLIENT_ID}}", "hub")
            .replace("{{env:SALESFORCE_CLIENT_SECRET}}", "sf-secret\"\n        delay: \"500"));
    await(5);
    assertThat(sandbox.hub.getBean(SourceMarks.class).of("salesforce-records"))
        .hasValue(AT.toString());
    salesforce.forgetTokens();
    salesforce.put("0036", "0639987006", AT);
    salesforce.put("0037", "0639987007", AT.plusSeconds(1));
    await(7);
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .until(() -> count("salesforce-records", Outcome.KNOWN) == 0);
    assertThat(salesforce.logins.get()).isGreaterThan(101);
  }

  @Test
  void aWrongSecretIsSaid() throws Exception {
    write("stranger", "wrong");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                sandbox.hub.getBean(RouteStates.class).all().stream()
                    .anyMatch(r -> r.name().equals("stranger") && r.lastError() != null));
    assertThat(count("stranger", Outcome.REGISTERED)).isZero();
  }

  private void write(String name, String secret) throws Exception {
    Files.writeString(
        ROUTES.resolve("channels/" + name + ".yaml"),
        """
        - route:
            id: %1$s
            from:
              uri: kamelet:optout-salesforce-source
              parameters: { loginUrl: "%2$s", clientId: hub, clientSecret: %3$s, delay: 500 }
              steps:
                - to: optout:intake/%1$s?country=FR
        """
            .formatted(name, salesforce.url(), secret));
  }

  private void await(int registered) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count("salesforce-records", Outcome.REGISTERED) == registered);
  }

  private long count(String channel, Outcome outcome) {
    return sandbox
        .hub
        .getBean(IntakeLog.class)
        .counts()
        .getOrDefault(channel, Map.of())
        .getOrDefault(outcome, 0L);
  }
}
