package io.optouthub.web;

import io.optouthub.access.IssuedKeys;
import io.optouthub.camel.RouteStates;
import io.optouthub.camel.RouteStates.RouteState;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.optout.Outcome;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Manifests;
import io.optouthub.register.Reviews;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every channel there is, was, or is built in, or is a key's, with what came by it. */
@Component
class ChannelViews {

  private static final List<String> BUILT_IN = List.of("form", "api", UnsubscribePage.CHANNEL);

  private final RouteStates routes;
  private final IntakeLog log;
  private final DataMaps maps;
  private final Reviews reviews;
  private final SilentChannels silent;
  private final Manifests manifests;
  private final IssuedKeys keys;
  private final Clock clock;

  ChannelViews(
      RouteStates routes,
      IntakeLog log,
      DataMaps maps,
      Reviews reviews,
      SilentChannels silent,
      Manifests manifests,
      IssuedKeys keys,
      Clock clock) {
    this.routes = routes;
    this.log = log;
    this.maps = maps;
    this.reviews = reviews;
    this.silent = silent;
    this.manifests = manifests;
    this.keys = keys;
    this.clock = clock;
  }

  List<ChannelView> all() {
    Map<String, Map<Outcome, Long>> counts = log.counts();
    DataMap map = maps.current();
    Map<String, ChannelView> views = new TreeMap<>();
    for (String name : counts.keySet()) {
      views.put(name, view(name, null, "gone", null, counts, map));
    }
    for (String name : BUILT_IN) {
      views.put(name, view(name, name, "running", null, counts, map));
    }
    for (IssuedKeys.Key key : keys.all()) {
      if (key.channels() != null && key.revokedAt() == null) {
        key.channels()
            .forEach(name -> views.put(name, view(name, "api", "running", null, counts, map)));
      }
    }
    for (RouteState route : routes.all()) {
      if (route.kind().equals("channel")) {
        String error = route.problem() == null ? route.lastError() : route.problem();
        views.put(
            route.name(), view(route.name(), route.connector(), route.state(), error, counts, map));
      }
    }
    Map<String, Reviews.Backlog> backlog = reviews.backlog();
    Map<String, List<String>> differing = manifests.problems(clock.instant());
    views.replaceAll(
        (name, view) ->
            view.with(
                backlog.get(name),
                silent.since(name),
                differing.getOrDefault(name, List.of()).stream().map(Words::discreet).toList()));
    return new ArrayList<>(views.values());
  }

  private static ChannelView view(
      String name,
      @Nullable String kind,
      String state,
      @Nullable String error,
      Map<String, Map<Outcome, Long>> counts,
      DataMap map) {
    DataMap.MappedChannel mapped = map.channels().get(name);
    return new ChannelView(
        name,
        mapped == null ? name : mapped.title(),
        kind,
        state,
        Words.counts(counts.getOrDefault(name, Map.of())),
        Words.discreet(error),
        mapped != null,
        0,
        0,
        null,
        null,
        List.of());
  }

  /**
   * @param title by the data map; the name when it is not mapped
   * @param kind its connector; null when it is gone
   * @param state that of its route, or {@code gone}: something came by it once
   * @param counts items by outcome
   * @param mapped whether the data map says who answers for it
   * @param reviewOpen items in review that nobody has decided; with {@code reviewDecided} they are
   *     the count of outcome review, which a decision does not change
   * @param reviewOldest when the oldest of the open ones arrived; null when there is none
   * @param silentSince when nothing came for longer than the rhythm of the data map; else null
   * @param manifests what the vendor announced and what came otherwise, of the last 30 days
   */
  record ChannelView(
      String name,
      String title,
      @Nullable String kind,
      String state,
      Map<String, Long> counts,
      @Nullable String lastError,
      boolean mapped,
      long reviewOpen,
      long reviewDecided,
      @Nullable Instant reviewOldest,
      @Nullable Instant silentSince,
      List<String> manifests) {

    ChannelView with(
        Reviews.@Nullable Backlog backlog, @Nullable Instant silent, List<String> differing) {
      return new ChannelView(
          name,
          title,
          kind,
          state,
          counts,
          lastError,
          mapped,
          backlog == null ? 0 : backlog.open(),
          backlog == null ? 0 : backlog.decided(),
          backlog == null ? null : backlog.oldest(),
          silent,
          differing);
    }
  }
}
