package io.optouthub.documents;

import io.optouthub.camel.RouteStates;
import io.optouthub.camel.RouteStates.RouteState;
import io.optouthub.documents.Document.Cell;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What of the data map has a route, and how that connects it. */
@Component
class Connections {

  /** Ways in that need no route. */
  private static final List<String> BUILT_IN = List.of("form", "api", "one-click");

  private final RouteStates routes;

  Connections(RouteStates routes) {
    this.routes = routes;
  }

  /** The names of all channels by which something can come. */
  Set<String> channels() {
    Set<String> names = new TreeSet<>(BUILT_IN);
    routes.all().stream()
        .filter(route -> route.kind().equals("channel"))
        .map(RouteState::name)
        .forEach(names::add);
    return names;
  }

  Cell channel(String name, Speech in) {
    String way = BUILT_IN.contains(name) ? name : connector(name, "channel").orElse(null);
    return in.cell(way == null ? in.say("not-connected") : in.word("way", way));
  }

  Cell system(String name, Speech in) {
    return in.cell(
        connector(name, "target")
            .map(connector -> in.say("connected", in.word("way", connector)))
            .orElse(in.say("not-connected")));
  }

  boolean readBack(String system) {
    return connector(system + "-verify", "verification").isPresent();
  }

  private Optional<String> connector(String name, String kind) {
    return routes.all().stream()
        .filter(route -> route.kind().equals(kind) && route.name().equals(name))
        .map(RouteState::connector)
        .findFirst();
  }
}
