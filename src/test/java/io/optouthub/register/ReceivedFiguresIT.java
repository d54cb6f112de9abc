package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.ReceivedFigures.ByChannel;
import io.optouthub.register.ReceivedFigures.Received;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A small log whose figures were worked out by hand. */
class ReceivedFiguresIT {

  private static final Instant FROM = Instant.parse("2026-01-31T23:00:00Z");
  private static final Instant TO = Instant.parse("2026-02-28T23:00:00Z");

  private final SettableClock clock = new SettableClock(FROM.minusSeconds(1));
  private final TestRegister hub = TestRegister.fresh(clock);
  private final ReceivedFigures figures = new PostgresReceivedFigures(hub.sql);

  @AfterEach
  void close() {
    hub.close();
  }

  /** They waited for 20, 19, .. 1 seconds: the tenth of twenty for 10, the nineteenth for 19. */
  @Test
  void countsByChannelAndHowLongEachWaited() {
    arrives("mail", Duration.ZERO, asking(99));
    clock.advance(Duration.ofSeconds(1));
    for (int n = 1; n <= 20; n++) {
      arrives("mail", Duration.ofSeconds(21 - n), asking(n));
    }
    arrives("mail", Duration.ofDays(1), Item.setAside("a bounce", null));
    arrives("drop", Duration.ofSeconds(3), asking(1));
    arrives("drop", Duration.ofSeconds(3), Item.refused("no table", null));
    arrives("drop", Duration.ofSeconds(3), Item.review("whose number?", null));
    clock.advance(Duration.between(FROM, TO));
    arrives("drop", Duration.ZERO, asking(2));

    Received came = figures.of(FROM, TO, clock.instant());
    assertThat(came.firstSeq()).isEqualTo(2);
    assertThat(came.lastSeq()).isEqualTo(25);
    assertThat(came.channels())
        .containsExactly(
            new ByChannel("drop", 1, 1, 0, 1, 1, 0, 1, seconds(3), seconds(3), seconds(3)),
            new ByChannel("mail", 20, 0, 0, 0, 0, 1, 0, seconds(10), seconds(19), seconds(20)));
  }

  @Test
  void casesOfTheMonthAsTheyStandNow() {
    clock.advance(Duration.ofSeconds(1));
    said(Arrival.Kind.COMPLAINT, 1);
    Filed other = said(Arrival.Kind.COMPLAINT, 2);
    long id = hub.cases.ofReference(other.reference()).orElseThrow().id();
    hub.cases.close(id, Cases.Closing.MENDED, "ann", null);
    clock.advance(Duration.ofDays(40));
    assertThat(figures.of(FROM, TO, clock.instant()).cases())
        .containsExactly(new ReceivedFigures.CasesOf(Cases.Cause.COMPLAINT, 2, 1, 0, 1));
  }

  @Test
  void aMonthWithoutAnythingHasNothing() {
    assertThat(figures.of(FROM, TO, TO)).isEqualTo(new Received(0, 0, List.of(), List.of()));
  }

  private void arrives(String channel, Duration ago, Item item) {
    String id = java.util.UUID.randomUUID().toString();
    Instant at = clock.instant().minus(ago);
    hub.register.append(
        Submission.message(new Arrival(channel, Arrival.Kind.MAIL, id, id, at), item));
  }

  private Filed said(Arrival.Kind kind, int person) {
    String id = java.util.UUID.randomUUID().toString();
    Arrival arrival = new Arrival("form", kind, "", id, clock.instant());
    return hub.register.append(Submission.message(arrival, asking(person)));
  }

  private static Item asking(int person) {
    Phone phone = new Phone("+336399800%02d".formatted(person));
    return Item.registered(List.of(OptOut.of(phone, Set.of(Medium.VOICE), Scope.ALL)), null);
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }
}
