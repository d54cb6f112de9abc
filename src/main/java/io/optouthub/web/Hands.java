package io.optouthub.web;

import io.optouthub.camel.RouteStates.RouteState;
import io.optouthub.register.Cases;
import io.optouthub.web.ChannelViews.ChannelView;
import io.optouthub.web.TargetViews.TargetView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what needs a hand, the worst first. */
final class Hands {

  private static final String CASES = "/console/cases";

  private final Instant now;
  private final List<Hand> found = new ArrayList<>();

  private Hands(Instant now) {
    this.now = now;
  }

  /**
   * @param repeats requests of the last seven days by people who had asked already
   */
  static List<Hand> of(
      List<TargetView> targets,
      List<ChannelView> channels,
      List<RouteState> routes,
      @Nullable String mapProblem,
      Cases.Backlog cases,
      long repeats,
      Instant now) {
    Hands hands = new Hands(now);
    hands.cases(cases);
    targets.forEach(hands::target);
    routes.stream().filter(route -> route.problem() != null).forEach(hands::route);
    if (mapProblem != null) {
      hands.found.add(Hand.bad("map", "", null, "/console/map").saying(mapProblem));
    }
    channels.forEach(hands::channel);
    hands.review(channels);
    if (repeats > 0) {
      hands.found.add(Hand.look("repeats", "", repeats, null, CASES));
    }
    return hands.found.stream().sorted(Comparator.comparing((Hand hand) -> !hand.bad())).toList();
  }

  private void cases(Cases.Backlog cases) {
    if (cases.overdue() > 0) {
      found.add(new Hand(true, "cases-late", "", cases.overdue(), null, CASES, null));
    }
    if (cases.open() > cases.overdue()) {
      found.add(Hand.look("cases", "", cases.open() - cases.overdue(), null, CASES));
    }
  }

  private void target(TargetView target) {
    String href = "/console/targets/" + target.name();
    String title = target.title();
    Instant deadline = target.deadline();
    boolean failing = target.attempts() > 0;
    if (deadline != null && deadline.isBefore(now)) {
      found.add(Hand.bad("late", title, deadline, href).saying(target.lastError()));
    } else if (deadline != null && near(target, deadline)) {
      found.add(Hand.look("near", title, target.lag(), deadline, href).saying(target.lastError()));
    } else if (failing) {
      found.add(
          Hand.look("retrying", title, target.attempts(), target.nextAttempt(), href)
              .saying(target.lastError()));
    }
    if (target.state().equals("paused")) {
      found.add(Hand.look("paused", title, target.lag(), target.oldestPending(), href));
    }
    if (target.state().equals("not-connected")) {
      found.add(Hand.look("unconnected", title, 0, null, href));
    }
    if (target.parked() > 0) {
      found.add(Hand.look("parked", title, target.parked(), null, href));
    }
    if (target.drifted() > 0) {
      found.add(Hand.look("drift", title, target.drifted(), target.verifiedAt(), href));
    }
  }

  /** As the owner is warned: four fifths of the time are gone. */
  private boolean near(TargetView target, Instant deadline) {
    Instant oldest = target.oldestPending();
    return oldest != null
        && now.isAfter(deadline.minus(Duration.between(oldest, deadline).dividedBy(5)));
  }

  private void route(RouteState route) {
    String file = route.file().replaceFirst(".*[/\\\\](?=[^/\\\\]*[/\\\\])", "");
    String where = file + (route.line() == null ? "" : ":" + route.line());
    String name = route.name().replaceFirst("-verify$", "");
    String href =
        route.kind().equals("channel") ? "/console/channels/" + name : "/console/targets/" + name;
    found.add(Hand.bad("route", where, null, href).saying(Words.discreet(route.problem())));
  }

  private void channel(ChannelView channel) {
    String href = "/console/channels/" + channel.name();
    if (channel.silentSince() != null) {
      found.add(Hand.look("silent", channel.title(), 0, channel.silentSince(), href));
    }
    if (channel.lastError() != null && !channel.state().equals("refused")) {
      found.add(Hand.look("waits", channel.title(), 0, null, href).saying(channel.lastError()));
    }
    if (!channel.manifests().isEmpty()) {
      found.add(
          Hand.look("manifest", channel.title(), channel.manifests().size(), null, href)
              .saying(channel.manifests().get(0)));
    }
  }

  private void review(List<ChannelView> channels) {
    long open = channels.stream().mapToLong(ChannelView::reviewOpen).sum();
    Instant oldest =
        channels.stream()
            .map(ChannelView::reviewOldest)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    if (open > 0) {
      found.add(Hand.look("review", "", open, oldest, "/console/review"));
    }
  }
}
