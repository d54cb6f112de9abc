package io.optouthub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.camel.RouteStates;
import io.optouthub.delivery.Deliveries;
import io.optouthub.intake.Intake;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dialer's database that loses what it was told, as a re-import does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyIT {

  private static final int PEOPLE = 1_500;

  private Sandbox sandbox;
  private JdbcClient paris;

  @BeforeAll
  void start() throws Exception {
    sandbox = Sandbox.start(Path.of("target/verify-it"), Map.of("server.port", 0));
    paris = sandbox.dialers.sql("dialer_paris");
  }

  @AfterAll
  void stop() {
    sandbox.close();
  }

  @Test
  void aThousandNumbersDeletedBehindOurBackAreAppliedAgain() {
    assertThat(sandbox.hub.getBean(RouteStates.class).all())
        .filteredOn(route -> route.name().equals("dialer-paris-verify"))
        .extracting(RouteStates.RouteState::kind, RouteStates.RouteState::state)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("verification", "running"));
    List<OptOut> people =
        IntStream.range(0, PEOPLE)
            .mapToObj(n -> new Phone("+3319900%04d".formatted(n)))
            .map(phone -> OptOut.of(phone, Set.of(Medium.VOICE), Scope.ALL))
            .toList();
    var arrival = new Arrival("api", Arrival.Kind.API, "verify", "verify", Instant.now());
    long seq = sandbox.hub.getBean(Intake.class).take(arrival, people).seq();
    await(() -> held() == PEOPLE && status().lag() == 0);
    await(() -> status().verifiedAt() != null && state(seq).equals("verified"));
    paris
        .sql("delete from dnc where phone_number <= '+33199001000' or phone_number <= '0199000999'")
        .update();
    assertThat(held()).isLessThan(PEOPLE - 900);
    await(() -> held() == PEOPLE);
    await(() -> status().drifted() == 0);
    assertThat(status().parked()).isZero();
  }

  private long held() {
    return paris
        .sql(
            "select count(*) from dnc where regexp_replace(phone_number, '\\D', '', 'g') ~ '19900\\d{4}$'")
        .query(Long.class)
        .single();
  }

  private String state(long seq) {
    return sandbox.hub.getBean(Deliveries.class).atTargets(seq).stream()
        .filter(at -> at.target().equals("dialer-paris"))
        .map(Deliveries.AtTarget::state)
        .findFirst()
        .orElse("");
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
