package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Arrival;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManifestsIT {

  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
  private final TestRegister hub = TestRegister.fresh(clock);
  private final Manifests manifests =
      new PostgresManifests(hub.sql, new PostgresFileReports(hub.sql));
  private int manifest;

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  void aFileIsComparedWhicheverComesFirst() {
    String before = came("a.csv", 3, ONE);
    announce("a.csv", 3L, ONE, null);
    announce("b.csv", 3L, TWO, null);
    String after = came("b.csv", 3, TWO);
    assertThat(manifests.findings(before)).containsExactly("as announced");
    assertThat(manifests.findings(after)).containsExactly("as announced");
    assertThat(problems()).isEmpty();
  }

  @Test
  void aFileThatWasCutShowsUntilTheWholeOneComes() {
    announce("a.csv", 5L, ONE, null);
    String cut = came("a.csv", 4, TWO);
    assertThat(manifests.findings(cut))
        .containsExactly("its SHA-256 is not the one announced; 5 rows were announced, 4 came");
    assertThat(problems()).hasSize(1);
    String whole = came("a.csv", 5, ONE);
    assertThat(manifests.findings(whole)).containsExactly("as announced");
    assertThat(problems()).isEmpty();
  }

  @Test
  void aNameThatIsNoNamePairsLikeAnyOther() {
    StringBuilder name = new StringBuilder("a\0b\uD800");
    new java.util.Random(7).ints(4_000, 0x4E00, 0x9FA5).forEach(name::appendCodePoint);
    String cut = came(name.toString(), 4, ONE);
    announce(name.toString(), 5L, null, null);
    assertThat(manifests.findings(cut)).containsExactly("5 rows were announced, 4 came");
  }

  @Test
  void theSameNameEveryDayPairsEachFileWithItsOwnManifest() {
    announce("daily.csv", 2L, null, 1L);
    String first = came("daily.csv", 1, ONE);
    pass(Duration.ofHours(3));
    String next = announce("daily.csv", 3L, null, 2L);
    assertThat(manifests.findings(next)).containsExactly("daily.csv: has not come yet");
    String second = came("daily.csv", 3, TWO);
    assertThat(manifests.findings(first)).containsExactly("2 rows were announced, 1 came");
    assertThat(manifests.findings(second)).containsExactly("as announced");
  }

  @Test
  void yesterdaysFileIsNotTakenForTheOneAnnouncedToday() {
    came("daily.csv", 2, ONE);
    pass(Duration.ofDays(1).plusMinutes(1));
    String announced = announce("daily.csv", 3L, TWO, null);
    assertThat(manifests.findings(announced)).containsExactly("daily.csv: has not come yet");
    assertThat(problems()).isEmpty();
    pass(Duration.ofMinutes(61));
    assertThat(problems()).containsExactly("daily.csv: announced and has not come");
  }

  @Test
  void numbersThatAreMissingShowUntilTheyCome() {
    announce("a.csv", null, ONE, 7L);
    String gap = announce("d.csv", null, TWO, 10L);
    assertThat(manifests.findings(gap))
        .containsExactly("d.csv: has not come yet; 8 to 9 are missing");
    assertThat(problems()).containsExactly("8 to 9 are missing");
    String late = announce("c.csv", null, TWO, 9L);
    assertThat(manifests.findings(late))
        .containsExactly("c.csv: has not come yet; number 9 comes late");
    assertThat(problems()).containsExactly("number 8 is missing");
    String again = announce("e.csv", null, TWO, 9L);
    assertThat(manifests.findings(again))
        .containsExactly("e.csv: has not come yet; number 9 was used before");
  }

  @Test
  void aFileMayHaveAManifestAndASumOfItsOwn() {
    announce("a.csv", null, ONE, null);
    announce("a.csv", 2L, null, 1L);
    String file = came("a.csv", 2, ONE);
    assertThat(manifests.findings(file)).containsExactly("as announced", "as announced");
  }

  @Test
  void theSameManifestAgainSaysNothingNew() {
    Announced one = new Announced("a.csv", 1L, null, 4L);
    manifests.announced("drop", "digest", "first", List.of(one), clock.instant());
    manifests.announced("drop", "digest", "second", List.of(one), clock.instant());
    assertThat(manifests.findings("first")).containsExactly("a.csv: has not come yet");
    assertThat(manifests.findings("second")).isEmpty();
  }

  @Test
  void aManifestMayLeaveOutTheExtension() {
    announce("list", 2L, null, null);
    assertThat(manifests.findings(came("list.csv", 2, ONE))).containsExactly("as announced");
  }

  private List<String> problems() {
    return manifests.problems(clock.instant()).getOrDefault("drop", List.of());
  }

  private String announce(
      String file, @Nullable Long rows, @Nullable String sha256, @Nullable Long sequence) {
    String reference = "manifest-" + ++manifest;
    manifests.announced(
        "drop",
        reference,
        reference,
        List.of(new Announced(file, rows, sha256, sequence)),
        clock.instant());
    return reference;
  }

  private String came(String name, int rows, String sha256) {
    var arrival = new Arrival("drop", Arrival.Kind.FILE, name, sha256 + rows, clock.instant());
    List<Item> items = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      items.add(Item.review("row", null));
    }
    String reference = hub.register.append(new Submission(arrival, 1, items, true)).reference();
    manifests.came("drop", name, sha256, reference, clock.instant());
    return reference;
  }

  private void pass(Duration time) {
    clock.advance(time);
  }
}
