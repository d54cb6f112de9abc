package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deliveries to a target that does what it was asked once a key, and ignores the key after. */
class KeyedTargetIT {

  private static final Deliveries.Options RELEASES = new Deliveries.Options(200, true);

  private final TestHubs hubs = new TestHubs();
  private final Keyed crm = new Keyed();

  @AfterEach
  void close() {
    hubs.close();
  }

  @Test
  void aNewerRequestIsNotLostWhenTheAnswerToTheOlderOneWas() {
    hubs.calling("crm").optOut(1, 2);
    crm.answersAreLost = true;
    hubs.drain(hubs.hub, "crm", RELEASES, crm);
    assertThat(crm.held).containsEntry(Changes.phone(1).value(), true);

    hubs.pass(Duration.ofMinutes(10));
    hubs.register.message("form", optIn());
    crm.answersAreLost = false;
    hubs.drain(hubs.hub, "crm", RELEASES, crm);

    assertThat(hubs.status("crm").lag()).isZero();
    assertThat(crm.held)
        .containsEntry(Changes.phone(1).value(), false)
        .containsEntry(Changes.phone(2).value(), true);
    assertThat(crm.ignored).isEqualTo(1);
  }

  @Test
  void aResynchronisationIsNotTakenForWhatWasSentBefore() {
    hubs.calling("crm").optOut(1, 3);
    hubs.drain(hubs.hub, "crm", RELEASES, crm);
    crm.held.clear();

    hubs.hub.resync("crm");
    hubs.drain(hubs.hub, "crm", RELEASES, crm);

    assertThat(crm.held).hasSize(3);
    assertThat(crm.ignored).isZero();
  }

  private OptOut optIn() {
    return new OptOut(
        Wish.OPT_IN,
        Changes.phone(1),
        Set.of(Medium.VOICE),
        Scope.ALL,
        hubs.clock.instant(),
        "form 12");
  }

  private static final class Keyed implements Applier {
    final Map<String, Boolean> held = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    boolean answersAreLost;
    int ignored;

    @Override
    public Answer apply(List<Change> batch) {
      for (Change change : batch) {
        if (seen.add(change.idempotencyKey())) {
          held.put(change.formatted(), change.suppressed());
        } else {
          ignored++;
        }
      }
      return answersAreLost ? new Answer.Outage("timed out", null) : new Answer.Applied("ok");
    }
  }
}
