package io.optouthub.web;

import io.optouthub.camel.RouteStates;
import io.optouthub.camel.RouteStates.RouteState;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A route file as the console shows it.
 *
 * @param problem why it is not in force as it stands; null when it is
 * @param lines empty for those who may not see them, or when there is no text
 */
record RouteFileView(
    String file,
    String kind,
    String state,
    @Nullable Integer line,
    @Nullable String problem,
    List<RouteText.Line> lines) {

  /**
   * Those of a target, with what reads it back.
   *
   * @param whole whether their text is shown
   */
  static List<RouteFileView> of(RouteStates routes, String target, boolean whole) {
    return of(routes, Set.of("target " + target, "verification " + target + "-verify"), whole);
  }

  static List<RouteFileView> ofChannel(RouteStates routes, String channel, boolean whole) {
    return of(routes, Set.of("channel " + channel), whole);
  }

  private static List<RouteFileView> of(RouteStates routes, Set<String> wanted, boolean whole) {
    return routes.all().stream()
        .filter(route -> wanted.contains(route.kind() + " " + route.name()))
        .map(
            route ->
                new RouteFileView(
                    route.file(),
                    route.kind(),
                    route.state(),
                    route.line(),
                    Words.discreet(route.problem()),
                    whole ? lines(routes, route) : List.of()))
        .toList();
  }

  private static List<RouteText.Line> lines(RouteStates routes, RouteState route) {
    return routes
        .text(route.kind(), route.name())
        .map(text -> RouteText.lines(text, route.line()))
        .orElse(List.of());
  }
}
