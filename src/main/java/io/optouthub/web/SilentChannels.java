package io.optouthub.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.SourceMarks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Raises an alarm for a channel by which nothing came for longer than the rhythm that the data map
 * gives it: a line in the log, the metric {@code optout.channel.silent}, a mark beside the channel.
 */
@Component
class SilentChannels {

  private static final Logger LOG = LoggerFactory.getLogger(SilentChannels.class);

  private final DataMaps maps;
  private final IntakeLog log;
  private final SourceMarks marks;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<String, Instant> silent = new ConcurrentHashMap<>();
  private final Set<String> metered = ConcurrentHashMap.newKeySet();

  SilentChannels(
      DataMaps maps, IntakeLog log, SourceMarks marks, MeterRegistry meters, Clock clock) {
    this.maps = maps;
    this.log = log;
    this.marks = marks;
    this.meters = meters;
    this.clock = clock;
  }

  /** Since when it is silent for too long; null when it is not. */
  @Nullable Instant since(String channel) {
    return silent.get(channel);
  }

  @Scheduled(fixedDelayString = "${optout.web.silence-refresh:60s}")
  void look() {
    try {
      Map<String, DataMap.MappedChannel> channels = maps.current().channels();
      silent.keySet().removeIf(name -> !expected(channels.get(name)));
      channels.forEach(this::look);
    } catch (RuntimeException e) {
      // What the database cannot say now it says at the next look.
      LOG.debug("event=silence-unknown {}", Failure.of(e));
    }
  }

  private static boolean expected(DataMap.@Nullable MappedChannel channel) {
    return channel != null && channel.rhythm() != null;
  }

  private void look(String name, DataMap.MappedChannel channel) {
    Duration rhythm = channel.rhythm();
    if (rhythm == null) {
      return;
    }
    if (metered.add(name)) {
      Gauge.builder("optout.channel.silent", () -> silent.containsKey(name) ? 1 : 0)
          .tag("channel", name)
          .description("1 when nothing came for longer than the channel's rhythm")
          .register(meters);
    }
    Instant last = log.lastArrival(name).orElseGet(() -> expectedSince(name));
    if (last.plus(rhythm).isAfter(clock.instant())) {
      silent.remove(name);
    } else if (silent.put(name, last) == null) {
      LOG.warn("channel-silent channel={} since={} rhythm={}", name, last, rhythm);
    }
  }

  /** For a channel by which nothing ever came: since somebody first expected it, over restarts. */
  private Instant expectedSince(String channel) {
    String mark = "expected since " + channel;
    Optional<String> kept = marks.of(mark);
    if (kept.isEmpty()) {
      marks.keep(mark, clock.instant().toString());
    }
    return kept.map(Instant::parse).orElseGet(clock::instant);
  }
}
