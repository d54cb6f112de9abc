package io.optouthub.web;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.Deliveries.AtTarget;
import io.optouthub.register.IntakeLog;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far a request got, as the person who made it may see it: no identity, no answer of ours. */
@Component
class Journeys {

  /** A target deals with entries in order: where the last of a file got, the others are too. */
  private static final int LOOKED_AT = 10;

  private static final List<String> WORST_FIRST =
      List.of("parked", "pending", "applied", "skipped");

  private final IntakeLog log;
  private final Deliveries deliveries;
  private final DataMaps maps;

  Journeys(IntakeLog log, Deliveries deliveries, DataMaps maps) {
    this.log = log;
    this.deliveries = deliveries;
    this.maps = maps;
  }

  /** Empty when there is no such reference. */
  Optional<Journey> find(String reference) {
    if (!reference.matches("[A-Za-z0-9_-]{1,64}")) {
      return Optional.empty();
    }
    List<IntakeLog.Line> lines = log.byReference(reference, false);
    return lines.isEmpty() ? Optional.empty() : Optional.of(journey(reference, lines));
  }

  private Journey journey(String reference, List<IntakeLog.Line> lines) {
    List<IntakeLog.Request> requests =
        lines.stream().flatMap(line -> line.requests().stream()).toList();
    return new Journey(
        reference,
        lines.get(0).arrivedAt(),
        lines.size(),
        lines.stream().anyMatch(line -> end(line).equals("review")),
        requests.isEmpty() ? end(lines.get(0)) : "registered",
        Words.media(
            requests.stream().flatMap(request -> request.media().stream()).distinct().toList()),
        requests.stream()
            .map(request -> request.scope().brand())
            .filter(brand -> !brand.isEmpty())
            .distinct()
            .sorted()
            .toList(),
        steps(requests));
  }

  /** Its outcome, or what a person made of it since. */
  private static String end(IntakeLog.Line line) {
    IntakeLog.Decided decided = line.decided();
    if (decided == null) {
      return line.outcome().word();
    }
    return switch (decided.verdict()) {
      case REGISTER, KNOWN -> "known";
      case NONE -> "setAside";
      case ASK -> "asked";
    };
  }

  private List<Step> steps(List<IntakeLog.Request> requests) {
    Map<String, DataMap.CallingSystem> systems = maps.current().systems();
    Map<String, AtTarget> worst = new TreeMap<>();
    requests.stream()
        .skip(Math.max(0, requests.size() - LOOKED_AT))
        .flatMap(request -> deliveries.atTargets(request.seq()).stream())
        .forEach(at -> worst.merge(at.target(), at, Journeys::worse));
    return worst.values().stream()
        .map(
            at -> {
              DataMap.CallingSystem system = systems.get(at.target());
              String title = system == null ? at.target() : system.title();
              return new Step(title, at.state(), at.state().equals("applied") ? at.at() : null);
            })
        .sorted(Comparator.comparing(Step::title))
        .toList();
  }

  private static AtTarget worse(AtTarget one, AtTarget other) {
    return WORST_FIRST.indexOf(other.state()) < WORST_FIRST.indexOf(one.state()) ? other : one;
  }

  /**
   * @param outcome {@code registered} when something of it stands, else how it ended
   * @param review whether a person will read (the rest of) it
   * @param brands empty: every brand
   */
  record Journey(
      String reference,
      Instant arrivedAt,
      int items,
      boolean review,
      String outcome,
      List<String> media,
      List<String> brands,
      List<Step> steps) {

    public long done() {
      return steps.stream().filter(step -> step.state().equals("applied")).count();
    }

    public long concerned() {
      return steps.stream().filter(step -> !step.state().equals("skipped")).count();
    }
  }

  /** One target by its title. */
  record Step(String title, String state, @Nullable Instant at) {}
}
