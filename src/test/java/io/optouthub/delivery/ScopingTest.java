package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import io.optouthub.register.LogReader;
import io.optouthub.testing.Systems;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScopingTest {

  private static final Phone FRENCH = new Phone("+33199001234");
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void whatConcernsTheTargetIsWrittenInItsFormat() {
    Change change = change(scoping(true).decide(line(FRENCH, Set.of(Medium.VOICE), "", true)));

    assertThat(change.formatted()).isEqualTo("33199001234");
    assertThat(change.idempotencyKey()).isEqualTo("dialer-7");
    assertThat(change.suppressed()).isTrue();
    assertThat(change.media()).containsExactly(Medium.VOICE);
    assertThat(change.brands()).containsExactly("north");
  }

  @Test
  void anErasedIdentityIsSkipped() {
    assertThat(skipped(line(null, Set.of(Medium.VOICE), "", true))).isEqualTo("erased");
  }

  @Test
  void aMediumThatTheTargetDoesNotUseIsSkipped() {
    assertThat(skipped(line(FRENCH, Set.of(Medium.EMAIL, Medium.POST), "", true)))
        .isEqualTo("medium");
  }

  @Test
  void anAddressDoesNotConcernASystemThatOnlyCalls() {
    Email address = new Email("ana@example.com");
    assertThat(skipped(line(address, Medium.ALL, "", true))).isEqualTo("medium");
  }

  @Test
  void anotherBrandIsSkippedAndTheOwnOneIsNot() {
    assertThat(skipped(line(FRENCH, Set.of(Medium.VOICE), "south", true))).isEqualTo("brand");
    assertThat(skipped(line(FRENCH, Set.of(Medium.VOICE), "north", true))).isEmpty();
  }

  @Test
  void anotherCountryIsSkipped() {
    Phone british = new Phone("+447700900123");
    assertThat(skipped(line(british, Set.of(Medium.VOICE), "", true))).isEqualTo("country");
  }

  @Test
  void aReleaseGoesOnlyToTargetsThatTakeReleases() {
    LogReader.Line release = line(FRENCH, Set.of(Medium.VOICE), "", false);

    assertThat(scoping(false).decide(release).skipped()).isEqualTo("release");
    Change change = change(scoping(true).decide(release));
    assertThat(change.suppressed()).isFalse();
    assertThat(change.media()).isEmpty();
  }

  @Test
  void theStateCountsAndNotTheEntryThatWokeIt() {
    var states = new HashMap<String, Map<Medium, LogReader.State>>();
    states.put("", Map.of(Medium.SMS, new LogReader.State(true, AT, AT)));
    LogReader.Line voiceReleased =
        new LogReader.Line(
            7,
            UUID.randomUUID(),
            FRENCH,
            false,
            Set.of(Medium.VOICE),
            "",
            AT,
            AT,
            new LogReader.States(states));

    assertThat(change(scoping(false).decide(voiceReleased)).media()).containsExactly(Medium.SMS);
  }

  private static String skipped(LogReader.Line line) {
    return scoping(true).decide(line).skipped();
  }

  private static Change change(Scoping.Decision decision) {
    return Objects.requireNonNull(decision.change());
  }

  private static Scoping scoping(boolean releases) {
    var system =
        Systems.system(
            "phoneo",
            "Dialer",
            Set.of(Medium.VOICE, Medium.SMS),
            List.of("north"),
            Set.of("FR"),
            NumberFormat.DIGITS,
            Duration.ofHours(1));
    return new Scoping("dialer", system, releases, new FakeNumbers());
  }

  private static LogReader.Line line(
      @Nullable Identity identity, Set<Medium> media, String brand, boolean out) {
    var byMedium = new HashMap<Medium, LogReader.State>();
    media.forEach(medium -> byMedium.put(medium, new LogReader.State(out, AT, AT)));
    var states = new LogReader.States(Map.of(brand, byMedium));
    return new LogReader.Line(7, UUID.randomUUID(), identity, false, media, brand, AT, AT, states);
  }
}
