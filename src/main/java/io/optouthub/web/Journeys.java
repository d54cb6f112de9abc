package io.optouthub.web;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.Deliveries.AtTarget;
import io.optouthub.optout.Arrival;
import io.optouthub.register.IntakeLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How far a request got, as the person who made it may see it: no identity, no answer of ours. */
@Component
class Journeys {

  /** A target deals with entries in order: where the last of a file got, the others are too. */
  private static final int LOOKED_AT = 10;

  private final IntakeLog log;
  private final Deliveries deliveries;
  private final DataMaps maps;
  private final Brands brands;
  private final WebSettings settings;

  Journeys(
      IntakeLog log, Deliveries deliveries, DataMaps maps, Brands brands, WebSettings settings) {
    this.log = log;
    this.deliveries = deliveries;
    this.maps = maps;
    this.brands = brands;
    this.settings = settings;
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
    IntakeLog.Line first = lines.get(0);
    List<IntakeLog.Request> requests =
        lines.stream().flatMap(line -> line.requests().stream()).toList();
    boolean complaint = first.kind().equals(Arrival.Kind.COMPLAINT.word());
    return new Journey(
        reference,
        first.arrivedAt(),
        lines.size(),
        lines.stream().anyMatch(line -> end(line).equals("review")),
        requests.isEmpty() ? end(first) : "registered",
        Words.media(
            requests.stream().flatMap(request -> request.media().stream()).distinct().toList()),
        requests.stream()
            .map(request -> request.scope().brand())
            .filter(brand -> !brand.isEmpty())
            .distinct()
            .map(brands::name)
            .sorted()
            .toList(),
        steps(requests, first.arrivedAt()),
        complaint,
        complaint ? first.origin() : "");
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

  /** What does not concern the person is no step. */
  private List<JourneyStep> steps(List<IntakeLog.Request> requests, Instant arrivedAt) {
    DataMap map = maps.current();
    Map<String, JourneyStep> steps = new TreeMap<>();
    requests.stream()
        .skip(Math.max(0, requests.size() - LOOKED_AT))
        .flatMap(request -> deliveries.atTargets(request.seq()).stream())
        .filter(at -> !at.state().equals("skipped"))
        .map(at -> step(at, map, arrivedAt))
        .forEach(step -> steps.merge(step.place() + " " + step.title(), step, JourneyStep::with));
    return steps.values().stream().sorted(JourneyStep.ORDER).toList();
  }

  private JourneyStep step(AtTarget at, DataMap map, Instant arrivedAt) {
    DataMap.CallingSystem system = map.systems().get(at.target());
    String title = system == null ? at.target() : system.title();
    return new JourneyStep(
        JourneyStep.place(system, map),
        settings.systemNames() ? title : "",
        at.state(),
        JourneyStep.DONE.contains(at.state()) ? at.at() : null,
        deliveries.due(at.target(), arrivedAt));
  }
}
