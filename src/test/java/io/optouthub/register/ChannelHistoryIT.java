package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelHistoryIT {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON.plusSeconds(59));
  private final TestRegister hub = TestRegister.fresh(clock);
  private final ChannelHistory history = new PostgresChannelHistory(hub.sql);

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void theHoursAddUpToWhatEachChannelCountsAndHoldWhoAskedAgain() {
    hub.message("mail", "<1@example.com>", stop(1));
    hub.message("mail", "<1@example.com>", stop(1));
    clock.advance(Duration.ofHours(3));
    hub.message("mail", "<2@example.com>", stop(1));
    hub.message("form", "a", stop(2));
    Arrival file = new Arrival("drop", Arrival.Kind.FILE, "a.csv", "digest", clock.instant());
    List<Item> rows =
        IntStream.range(0, 5).mapToObj(i -> Item.registered(List.of(stop(i)), null)).toList();
    hub.register.append(new Submission(file, 1, rows, true));
    Arrival unclear = new Arrival("mail", Arrival.Kind.MAIL, "<3>", "k", clock.instant());
    hub.register.append(Submission.message(unclear, Item.review("no number", null)));

    List<ChannelHistory.Hour> hours = history.hours(NOON);
    assertThat(hours)
        .extracting(hour -> hour.channel() + " " + hour.hour() + " " + hour.items())
        .containsExactly(
            "mail 2026-11-20T12:00:00Z 2",
            "drop 2026-11-20T15:00:00Z 5",
            "form 2026-11-20T15:00:00Z 1",
            "mail 2026-11-20T15:00:00Z 2");
    assertThat(hours).extracting(ChannelHistory.Hour::repeats).containsExactly(0L, 0L, 0L, 1L);
    Map<String, Map<Outcome, Long>> sums = new HashMap<>();
    hours.forEach(
        hour ->
            hour.counts()
                .forEach(
                    (outcome, n) ->
                        sums.computeIfAbsent(hour.channel(), name -> new HashMap<>())
                            .merge(outcome, n, Long::sum)));
    hub.log
        .counts()
        .forEach((channel, counts) -> assertThat(sums.get(channel)).containsAllEntriesOf(counts));
    assertThat(history.hours(NOON.plusSeconds(3_600))).hasSize(3);
  }

  @Test
  void theLatestArrivalsAreNewestFirstWithWhatCameOfThem() {
    hub.message("mail", "<1@example.com>", stop(1));
    clock.advance(Duration.ofMinutes(1));
    Arrival unclear = new Arrival("mail", Arrival.Kind.MAIL, "<3>", "k", clock.instant());
    hub.register.append(Submission.message(unclear, Item.review("no number", null)));
    assertThat(history.latest("mail", 10))
        .extracting(ChannelHistory.Arrived::outcome)
        .containsExactly(Outcome.REVIEW, Outcome.REGISTERED);
    assertThat(history.latest("mail", 1).get(0).reason()).isEqualTo("no number");
    assertThat(history.latest("form", 10)).isEmpty();
  }

  private static OptOut stop(int number) {
    return OptOut.of(new Phone("+3319900120" + number), Set.of(Medium.VOICE), Scope.ALL);
  }
}
