package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.testing.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilesUnderWayTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final FilesUnderWay files = new FilesUnderWay(clock);
  private final Channel channel =
      new Channel("drop", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());

  @Test
  void tellsRowsRateAndTimeLeftWhileAFileIsRead() throws IOException {
    Raw.File file = new Raw.File("a.csv", () -> new ByteArrayInputStream(new byte[1_000]));
    try (FilesUnderWay.One one = files.begin(channel, file)) {
      Digests.of(one.counted().content());
      one.measured(0);
      try (InputStream content = one.counted().content().open()) {
        content.readNBytes(100);
        one.rows(10);
        clock.advance(Duration.ofSeconds(2));
        content.readNBytes(150);
        one.rows(50);
        FilesUnderWay.Progress progress = files.now().get(0);
        assertThat(progress.rows()).isEqualTo(50);
        assertThat(progress.rate()).isEqualTo(20);
        assertThat(progress.left()).isEqualTo(Duration.ofSeconds(7));
      }
    }
    assertThat(files.now()).isEmpty();
  }

  @Test
  void saysNothingOfTheTimeLeftBeforeItKnows() {
    Raw.File file = new Raw.File("a.csv", () -> new ByteArrayInputStream(new byte[1_000]));
    try (FilesUnderWay.One one = files.begin(channel, file)) {
      one.measured(1_000);
      assertThat(files.now().get(0).left()).isNull();
      assertThat(files.now().get(0).rows()).isEqualTo(1_000);
    }
  }
}
