package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErasureIT {

  private static final Phone ANNE = new Phone("+33199001234");
  private static final Phone BOB = new Phone("+33199005678");
  private static final Set<Medium> VOICE = Set.of(Medium.VOICE);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final TestRegister hub = TestRegister.fresh(clock);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void theSuppressionAndTheChainStayAndTheNumberAndItsEvidenceAreGone() {
    String anne = mail("anne", ANNE);
    String bob = mail("bob", BOB);
    assertThat(hub.erasures.erase(ANNE)).isEqualTo(new Erasures.Erased(1, 1, 0));

    assertThat(hub.register.check(ANNE, VOICE, Scope.ALL).since()).containsKey(Medium.VOICE);
    assertThat(hub.chain.verify().intact()).isTrue();
    IntakeLog.Line line = hub.log.byReference(anne, true).get(0);
    assertThat(line.requests().get(0).identity()).isNull();
    assertThat(hub.log.evidence(line.id())).isEmpty();
    IntakeLog.Line other = hub.log.byReference(bob, true).get(0);
    assertThat(other.requests().get(0).identity()).isEqualTo(BOB);
    assertThat(hub.log.evidence(other.id())).isPresent();
    assertThat(hub.erasures.erase(ANNE)).isEqualTo(new Erasures.Erased(0, 0, 0));
  }

  @Test
  void evidenceOfTheSameMessageThatCameAgainGoesToo() {
    mail("anne", ANNE);
    mail("anne", ANNE);
    int kept = evidence();
    assertThat(hub.erasures.erase(ANNE).evidence()).isEqualTo(kept);
    assertThat(evidence()).isZero();
  }

  @Test
  void whatWasDecidedInReviewGoesWithTheRemark() {
    Arrival arrival = new Arrival("mail", Arrival.Kind.MAIL, "m", "m", clock.instant());
    Item item = Item.review("unclear", "call 01 99 00 12 34".getBytes(StandardCharsets.UTF_8));
    String reference = hub.register.append(Submission.message(arrival, item)).reference();
    long id = hub.log.byReference(reference, true).get(0).id();
    hub.reviews.decide(
        new Decision(
            id,
            Verdict.REGISTER,
            List.of(OptOut.of(ANNE, VOICE, Scope.ALL)),
            "ann",
            clock.instant(),
            "she rang from 01 99 00 12 34",
            null));
    assertThat(hub.erasures.erase(ANNE)).isEqualTo(new Erasures.Erased(1, 1, 1));
    assertThat(hub.log.evidence(id)).isEmpty();
    assertThat(hub.chain.verify().intact()).isTrue();
  }

  @Test
  void whoAsksAgainLaterIsRegisteredAndDeliveredAgain() {
    mail("anne", ANNE);
    hub.erasures.erase(ANNE);
    String again = mail("again", ANNE);
    assertThat(hub.log.byReference(again, true).get(0).requests().get(0).identity())
        .isEqualTo(ANNE);
  }

  private int evidence() {
    return hub.sql.sql("select count(*) from evidence").query(Integer.class).single();
  }

  private String mail(String id, Phone phone) {
    Arrival arrival = new Arrival("mail", Arrival.Kind.MAIL, id, id, clock.instant());
    Item item =
        Item.registered(
            List.of(OptOut.of(phone, VOICE, Scope.ALL)), id.getBytes(StandardCharsets.UTF_8));
    return hub.register.append(Submission.message(arrival, item)).reference();
  }
}
