package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.camel.RouteStates;
import io.optouthub.delivery.Deliveries;
import io.optouthub.delivery.Lateness;
import io.optouthub.register.IntakeLog;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what runs, what came in and what is stuck; role read. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "State")
class ReadApi {

  private final ChannelViews channels;
  private final TargetViews targets;
  private final IntakeLog log;
  private final Deliveries deliveries;
  private final RouteStates routes;
  private final FileViews files;
  private final Lateness lateness;
  private final Looks looks;
  private final Clock clock;

  ReadApi(
      ChannelViews channels,
      TargetViews targets,
      IntakeLog log,
      Deliveries deliveries,
      RouteStates routes,
      FileViews files,
      Lateness lateness,
      Looks looks,
      Clock clock) {
    this.channels = channels;
    this.targets = targets;
    this.log = log;
    this.deliveries = deliveries;
    this.routes = routes;
    this.files = files;
    this.lateness = lateness;
    this.looks = looks;
    this.clock = clock;
  }

  @Operation(summary = "Channels, with counts by outcome", description = "Role read.")
  @GetMapping("/channels")
  List<ChannelViews.ChannelView> channels(@AuthenticationPrincipal Caller caller) {
    return channels.all().stream().filter(view -> caller.sees(view.name())).toList();
  }

  @Operation(
      summary = "Files that this hub reads now: rows done, rows a second, seconds left",
      description = "Role read.")
  @GetMapping("/files")
  List<FileViews.FileView> files(@AuthenticationPrincipal Caller caller) {
    return files.all().stream().filter(view -> caller.sees(view.channel())).toList();
  }

  @Operation(summary = "Targets, with position and lag", description = "Role read.")
  @GetMapping("/targets")
  List<TargetViews.TargetView> targets() {
    return targets.all();
  }

  @Operation(
      summary = "How long a target took from arrival to application, and how many were late",
      description = "Role read. Of the last 30 days unless from and to (instants) say otherwise.")
  @GetMapping("/targets/{name}/lateness")
  ResponseEntity<Object> lateness(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to) {
    Instant end = to == null ? clock.instant() : to;
    Instant start = from == null ? end.minus(Duration.ofDays(30)) : from;
    return lateness
        .of(name, start, end)
        .map(report -> ResponseEntity.ok().<Object>body(report))
        .orElseGet(() -> Problem.of(HttpStatus.NOT_FOUND, "No such target"));
  }

  @Operation(summary = "Route files and why one is refused", description = "Role read.")
  @GetMapping("/routes")
  List<RouteStates.RouteState> routes() {
    return routes.all();
  }

  @Operation(
      summary = "Items that arrived, oldest first",
      description =
          "Role read; identities are shown to operate and identities only, and that is audited, with"
              + " the reason if one is given.")
  @GetMapping("/intake")
  ResponseEntity<Object> intake(
      @RequestParam(required = false) @Nullable String channel,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    Asked asked = Asked.of(channel, caller, limit, after);
    if (asked.problem() != null) {
      return asked.problem();
    }
    boolean clear = caller.may(Role.IDENTITIES);
    List<ItemView> items =
        log.lines(asked.channel(), after, limit, clear).stream()
            .map(line -> ItemView.of(line, clear))
            .toList();
    looks.at(caller, "items-read", asked.channel(), items, reason);
    return ResponseEntity.ok(items);
  }

  @Operation(
      summary = "Records that a target refused",
      description = "Role read. The target's words are whole for operate and identities: audited.")
  @GetMapping("/parked")
  List<Deliveries.Parked> parked(
      @RequestParam(required = false) @Nullable String target,
      @RequestParam(required = false) @Nullable String reason,
      @AuthenticationPrincipal Caller caller) {
    String of = target == null || target.isBlank() ? null : target;
    List<Deliveries.Parked> records = deliveries.parked(of);
    if (!caller.may(Role.IDENTITIES)) {
      return records.stream().map(ReadApi::discreet).toList();
    }
    if (!records.isEmpty()) {
      looks.at(caller, "parked-read", of == null ? "all targets" : of, reason);
    }
    return records;
  }

  static Deliveries.Parked discreet(Deliveries.Parked parked) {
    String answer = Words.discreet(parked.answer());
    return new Deliveries.Parked(
        parked.id(),
        parked.target(),
        parked.seq(),
        answer == null ? "" : answer,
        parked.at(),
        parked.attempts(),
        parked.state());
  }
}
