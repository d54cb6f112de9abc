package io.optouthub.web;

import io.optouthub.camel.RouteStates;
import io.optouthub.datamap.DataMaps;
import io.optouthub.register.Cases;
import io.optouthub.register.ChannelHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page of the console: what needs a hand, what came, how the targets stand. */
@ConsolePage
class TodayPage {

  private static final Duration WEEK = Duration.ofDays(7);

  private final ChannelViews channels;
  private final TargetViews targets;
  private final FileViews files;
  private final RouteStates routes;
  private final DataMaps maps;
  private final ChannelHistory history;
  private final Cases cases;
  private final ZoneId zone;
  private final Clock clock;

  TodayPage(
      ChannelViews channels,
      TargetViews targets,
      FileViews files,
      RouteStates routes,
      DataMaps maps,
      ChannelHistory history,
      Cases cases,
      WebSettings settings,
      Clock clock) {
    this.channels = channels;
    this.targets = targets;
    this.files = files;
    this.routes = routes;
    this.maps = maps;
    this.history = history;
    this.cases = cases;
    this.zone = settings.zone();
    this.clock = clock;
  }

  /** Its address before there was a console. */
  @GetMapping("/status")
  String status() {
    return "redirect:/console";
  }

  @GetMapping("/console")
  String today(@RequestParam(defaultValue = "days") String span, Model model) {
    Instant now = clock.instant();
    Span shown = Span.of(span);
    List<ChannelViews.ChannelView> all = channels.all();
    List<TargetViews.TargetView> ends = targets.all();
    List<ChannelHistory.Hour> hours = history.hours(Span.DAYS.parts(now, zone).get(0));
    long repeats =
        hours.stream()
            .filter(hour -> hour.hour().isAfter(now.minus(WEEK)))
            .mapToLong(ChannelHistory.Hour::repeats)
            .sum();
    Instant midnight = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    model.addAttribute("span", shown.word());
    model.addAttribute("now", now);
    Cases.Backlog backlog = cases.backlog();
    model.addAttribute("cases", backlog);
    model.addAttribute(
        "hands", Hands.of(ends, all, routes.all(), maps.problem(), backlog, repeats, now));
    model.addAttribute("traffic", Traffic.of(hours, shown.parts(now, zone), Traffic.titles(all)));
    model.addAttribute(
        "today",
        hours.stream()
            .filter(hour -> !hour.hour().isBefore(midnight))
            .mapToLong(ChannelHistory.Hour::items)
            .sum());
    model.addAttribute(
        "review", all.stream().mapToLong(ChannelViews.ChannelView::reviewOpen).sum());
    model.addAttribute("targets", ends);
    model.addAttribute("upToDate", ends.stream().filter(t -> t.state().equals("live")).count());
    model.addAttribute("repeats", repeats);
    model.addAttribute("files", files.all());
    return "console/today";
  }
}
