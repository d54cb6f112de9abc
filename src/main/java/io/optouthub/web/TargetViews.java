package io.optouthub.web;

import io.optouthub.camel.RouteStates;
import io.optouthub.camel.RouteStates.RouteState;
import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.Deliveries.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Every target: those delivered to, those declared in a route, and those only in the data map. */
@Component
class TargetViews {

  private final Deliveries deliveries;
  private final RouteStates routes;
  private final DataMaps maps;

  TargetViews(Deliveries deliveries, RouteStates routes, DataMaps maps) {
    this.deliveries = deliveries;
    this.routes = routes;
    this.maps = maps;
  }

  List<TargetView> all() {
    Map<String, Status> statuses =
        deliveries.statuses().stream()
            .collect(Collectors.toMap(Status::name, Function.identity(), (one, same) -> one));
    List<RouteState> all = routes.all();
    Map<String, RouteState> declared = named(all, "target");
    Map<String, RouteState> verifications = named(all, "verification");
    Map<String, DataMap.CallingSystem> systems = maps.current().systems();
    TreeSet<String> names = new TreeSet<>(statuses.keySet());
    names.addAll(declared.keySet());
    names.addAll(systems.keySet());
    return names.stream()
        .map(
            name ->
                view(
                    name,
                    statuses.get(name),
                    declared.get(name),
                    verifications.get(name + "-verify"),
                    systems.get(name)))
        .toList();
  }

  private static Map<String, RouteState> named(List<RouteState> routes, String kind) {
    return routes.stream()
        .filter(route -> route.kind().equals(kind))
        .collect(Collectors.toMap(RouteState::name, Function.identity(), (one, same) -> one));
  }

  Optional<TargetView> find(String name) {
    return all().stream().filter(target -> target.name().equals(name)).findFirst();
  }

  private static TargetView view(
      String name,
      @Nullable Status status,
      @Nullable RouteState route,
      @Nullable RouteState verification,
      DataMap.@Nullable CallingSystem system) {
    String readBack = verification == null ? null : verification.state();
    String title = system == null ? name : system.title();
    String kind = route == null ? null : route.connector();
    String state = state(status, route);
    String problem = route == null ? null : route.problem();
    if (status == null) {
      return new TargetView(
          name,
          title,
          kind,
          state,
          0,
          0,
          0,
          0,
          0,
          null,
          null,
          Words.discreet(problem),
          0,
          null,
          readBack,
          null,
          0);
    }
    String error = status.lastError() == null ? problem : status.lastError();
    return new TargetView(
        name,
        title,
        kind,
        state,
        status.position(),
        status.lag(),
        status.applied(),
        status.skipped(),
        status.parked(),
        status.oldestPending(),
        status.deadline(),
        Words.discreet(error),
        status.attempts(),
        status.nextAttempt(),
        readBack,
        status.verifiedAt(),
        status.drifted());
  }

  // A route that does not run says more than the cursor that waits for it.
  private static String state(@Nullable Status status, @Nullable RouteState route) {
    if (route == null) {
      return "not-connected";
    }
    boolean runs = route.state().equals("running") || route.state().equals("suspended");
    return status != null && (runs || status.state().equals("paused"))
        ? status.state()
        : route.state();
  }

  /**
   * @param title by the data map; the name when it is not mapped
   * @param kind its connector; null when it is not connected
   * @param state that of {@link Status}, or of its route when that does not run, or {@code
   *     not-connected}
   * @param readBack the state of the route that reads back what it holds; null when there is none
   * @param verifiedAt when it was last asked what it holds; null when never
   * @param drifted people it was told, did not hold when asked, and does not hold again yet
   */
  record TargetView(
      String name,
      String title,
      @Nullable String kind,
      String state,
      long position,
      long lag,
      long applied,
      long skipped,
      long parked,
      @Nullable Instant oldestPending,
      @Nullable Instant deadline,
      @Nullable String lastError,
      int attempts,
      @Nullable Instant nextAttempt,
      @Nullable String readBack,
      @Nullable Instant verifiedAt,
      long drifted) {}
}
