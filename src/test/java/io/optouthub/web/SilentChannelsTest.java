package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMap.MappedChannel;
import io.optouthub.datamap.DataMaps;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.SourceMarks;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SilentChannelsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final DataMaps maps = mock(DataMaps.class);
  private final IntakeLog log = mock(IntakeLog.class);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Map<String, String> marks = new HashMap<>();
  private final SilentChannels silent =
      new SilentChannels(maps, log, new Marks(marks), meters, clock);

  private record Marks(Map<String, String> all) implements SourceMarks {
    @Override
    public Optional<String> of(String name) {
      return Optional.ofNullable(all.get(name));
    }

    @Override
    public void keep(String name, String mark) {
      all.put(name, mark);
    }
  }

  SilentChannelsTest() {
    Duration day = Duration.ofDays(1);
    given(maps.current())
        .willReturn(
            new DataMap(
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(
                    "drop", new MappedChannel("phoneo", "Drop", day),
                    "mail", new MappedChannel("phoneo", "Mail", null))));
  }

  @Test
  void whoIsSilentForLongerThanHisRhythmRaisesAnAlarmUntilSomethingComes() {
    given(log.lastArrival("drop")).willReturn(Optional.of(NOON.minusSeconds(60)));
    silent.look();
    assertThat(silent.since("drop")).isNull();
    clock.advance(Duration.ofDays(1));
    silent.look();
    assertThat(silent.since("drop")).isEqualTo(NOON.minusSeconds(60));
    assertThat(silent.since("mail")).isNull();
    assertThat(meters.get("optout.channel.silent").tag("channel", "drop").gauge().value())
        .isEqualTo(1);
    given(log.lastArrival("drop")).willReturn(Optional.of(clock.instant()));
    silent.look();
    assertThat(silent.since("drop")).isNull();
  }

  @Test
  void whoNeverSentAnythingIsAwaitedFromTheFirstLookOnOverRestarts() {
    given(log.lastArrival("drop")).willReturn(Optional.empty());
    silent.look();
    clock.advance(Duration.ofHours(23));
    SilentChannels restarted =
        new SilentChannels(maps, log, new Marks(marks), new SimpleMeterRegistry(), clock);
    restarted.look();
    assertThat(restarted.since("drop")).isNull();
    clock.advance(Duration.ofHours(2));
    restarted.look();
    assertThat(restarted.since("drop")).isEqualTo(NOON);
  }
}
