package io.optouthub.datamap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void hoursCountWhateverTheDay() throws Exception {
    assertThat(read("36h", Set.of()).after(Instant.parse("2026-12-24T22:00:00Z"), PARIS))
        .isEqualTo(Instant.parse("2026-12-26T10:00:00Z"));
  }

  /** To the end of the day in Paris, which is 23:00Z in winter and 22:00Z in summer. */
  @ParameterizedTest
  @CsvSource({
    // A Monday, the day not counted.
    "2026-11-23T09:00:00Z, 1 working day FR, 2026-11-24T23:00:00Z",
    // 23:30 in Paris is that day still; one hour later it is the next.
    "2026-11-23T22:30:00Z, 1 working day FR, 2026-11-24T23:00:00Z",
    "2026-11-23T23:30:00Z, 1 working day FR, 2026-11-25T23:00:00Z",
    // Over a weekend.
    "2026-11-20T09:00:00Z, 1 working day FR, 2026-11-23T23:00:00Z",
    // 25 December is a Friday; in the UK the 26th, a Saturday, is made up for on Monday the 28th.
    "2026-12-24T09:00:00Z, 1 working day FR, 2026-12-28T23:00:00Z",
    "2026-12-24T09:00:00Z, 1 working day GB, 2026-12-29T23:00:00Z",
    // Thanksgiving, 26 November 2026, is a holiday of the US alone.
    "2026-11-23T09:00:00Z, 10 working days US, 2026-12-08T23:00:00Z",
    "2026-11-23T09:00:00Z, 10 working days FR, 2026-12-07T23:00:00Z",
    // Into summer time.
    "2026-03-27T09:00:00Z, 2 working-days FR, 2026-03-31T22:00:00Z",
  })
  void workingDaysEndWithTheLastOfThem(Instant arrival, String text, Instant due) throws Exception {
    assertThat(read(text, Set.of()).after(arrival, PARIS)).isEqualTo(due);
  }

  @Test
  void theCalendarIsThatOfTheOnlyCountry() throws Exception {
    assertThat(read("10 working days", Set.of("US")))
        .isEqualTo(new Deadline.WorkingDays(10, "US", "10 working days"));
    assertThat(read("24h", Set.of())).isEqualTo(new Deadline.Within(Duration.ofHours(24), "24h"));
  }

  @ParameterizedTest
  @CsvSource({
    "10 working days, name the country",
    "10 working days XX, no calendar of 'XX'",
    "0 working days FR, no duration",
    "ten days, no duration"
  })
  void whatCannotBeCountedIsRefused(String text, String reason) {
    assertThat(catchThrowable(() -> read(text, Set.of())))
        .isInstanceOf(MapReader.Unusable.class)
        .hasMessageContaining(reason);
  }

  private static Deadline read(String text, Set<String> countries) throws MapReader.Unusable {
    return Objects.requireNonNull(MapValues.deadline("systems.x.deadline", text, countries));
  }
}
