package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.Intake;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.testing.FakeSalesforce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** An organization whose checkboxes somebody else resets. */
class SalesforceLoopIT {

  private static final Path FOLDER = Path.of("target/salesforce-loop-it");
  private static final int PEOPLE = 1_500;

  private final FakeSalesforce salesforce;
  private Sandbox sandbox;

  SalesforceLoopIT() throws Exception {
    salesforce = new FakeSalesforce();
  }

  @BeforeEach
  void start() throws Exception {
    FileSystemUtils.deleteRecursively(FOLDER);
    Files.createDirectories(FOLDER.resolve("routes/targets"));
    sandbox =
        Sandbox.start(
            FOLDER.resolve("hub"),
            Map.of("server.port", 0, "optout.routes.folder", FOLDER.resolve("routes").toString()));
  }

  @AfterEach
  void stop() {
    sandbox.close();
    salesforce.close();
  }

  @Test
  void aThousandResetBehindOurBackAreFoundAndSetAgainInOneRound() throws Exception {
    List<String> ids = new ArrayList<>();
    List<OptOut> people = new ArrayList<>();
    for (int n = 0; n < PEOPLE; n++) {
      ids.add(salesforce.put("Contact", "Phone", "01 99 00 %02d %02d".formatted(n / 100, n % 100)));
      Phone phone = new Phone("+3319900%04d".formatted(n));
      people.add(OptOut.of(phone, Set.of(Medium.VOICE), Scope.ALL));
    }
    var arrival = new Arrival("api", Arrival.Kind.API, "reset", "reset", Instant.now());
    sandbox.hub.getBean(Intake.class).take(arrival, people);
    connect("optout:changes/dialer-paris", "sink", "dialer-paris");
    await(() -> set(ids) == PEOPLE && status().lag() == 0);

    ids.subList(0, 1_000).forEach(id -> salesforce.record(id).put("DoNotCall", false));
    assertThat(set(ids)).isEqualTo(PEOPLE - 1_000);
    connect("optout:verify/dialer-paris?every=1s&after=0s", "verify-action", "dialer-paris-verify");
    await(() -> set(ids) == PEOPLE);
    await(() -> status().drifted() == 0 && status().verifiedAt() != null);
    assertThat(status().parked()).isZero();
  }

  private void connect(String from, String kamelet, String name) throws Exception {
    Path made = FOLDER.resolve(name + ".yaml");
    Files.writeString(
        made,
        """
        - route:
            id: %s
            from:
              uri: %s
              steps:
                - to:
                    uri: kamelet:optout-salesforce-%s
                    parameters:
                      loginUrl: "%s"
                      clientId: hub
                      clientSecret: s3
        """
            .formatted(name, from, kamelet, salesforce.url()));
    Files.move(made, FOLDER.resolve("routes/targets/" + name + ".yaml"));
  }

  private long set(List<String> ids) {
    return ids.stream().filter(id -> salesforce.is(id, "DoNotCall")).count();
  }

  private Deliveries.Status status() {
    return sandbox.hub.getBean(Deliveries.class).statuses().stream()
        .filter(target -> target.name().equals("dialer-paris"))
        .findFirst()
        .orElseThrow();
  }

  private static void await(java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(90)).until(condition);
  }
}
