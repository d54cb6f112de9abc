package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.camel.RouteStates;
import io.optouthub.intake.Channels;
import io.optouthub.register.ChannelHistory;
import io.optouthub.web.ChannelViews.ChannelView;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;

/** The channels and each of them: what came, how it ended, what would come of a sample. */
@ConsolePage
class ChannelPages {

  private static final int ARRIVALS = 20;

  private final ChannelViews channels;
  private final Channels declared;
  private final ChannelHistory history;
  private final FileViews files;
  private final RouteStates routes;
  private final SampleTrials trials;
  private final WebSettings settings;
  private final Clock clock;

  ChannelPages(
      ChannelViews channels,
      Channels declared,
      ChannelHistory history,
      FileViews files,
      RouteStates routes,
      SampleTrials trials,
      WebSettings settings,
      Clock clock) {
    this.channels = channels;
    this.declared = declared;
    this.history = history;
    this.files = files;
    this.routes = routes;
    this.trials = trials;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/console/channels")
  String all(Model model) {
    List<ChannelView> all = channels.all();
    List<Instant> parts = Span.DAYS.parts(clock.instant(), settings.zone());
    model.addAttribute("channels", all);
    model.addAttribute("files", files.all());
    Traffic traffic = Traffic.of(history.hours(parts.get(0)), parts, Traffic.titles(all));
    model.addAttribute("bars", traffic.byName());
    return "console/channels";
  }

  @GetMapping("/console/channels/{name}")
  String one(
      @PathVariable String name, Authentication login, Model model, HttpServletResponse response) {
    Caller caller = PersonCaller.of(login);
    return channel(name, caller, model)
        ? "console/channel"
        : Nowhere.page(model, response, "/console/channels");
  }

  /**
   * The sample itself, with its name as {@code file}, or as the field {@code sample} of a form; a
   * page that renews only what came of it asks for that part.
   */
  @PostMapping("/console/channels/{name}/try")
  String tried(
      @PathVariable String name,
      @RequestHeader(name = "X-Part", defaultValue = "") String part,
      HttpServletRequest request,
      Authentication login,
      Model model,
      HttpServletResponse response)
      throws IOException {
    Caller caller = PersonCaller.of(login);
    Optional<Channels.Declared> channel = declared.find(name);
    if (channel.isEmpty()) {
      return Nowhere.page(model, response, "/console/channels");
    }
    SampleTrials.End end = trials.run(channel.get(), request, caller);
    model.addAttribute("trial", end.trial());
    model.addAttribute("trialProblem", end.problem());
    if (part.equals("trial")) {
      return "console/channel :: trial";
    }
    return channel(name, caller, model)
        ? "console/channel"
        : Nowhere.page(model, response, "/console/channels");
  }

  private boolean channel(String name, Caller caller, Model model) {
    Optional<ChannelView> found =
        channels.all().stream().filter(view -> view.name().equals(name)).findFirst();
    if (found.isEmpty()) {
      return false;
    }
    model.addAttribute("channel", found.get());
    model.addAttribute(
        "files", files.all().stream().filter(file -> file.channel().equals(name)).toList());
    model.addAttribute(
        "arrivals", history.latest(name, ARRIVALS).stream().map(ArrivedView::of).toList());
    model.addAttribute("routes", RouteFileView.ofChannel(routes, name, caller.may(Role.OPERATE)));
    model.addAttribute("tries", declared.find(name).isPresent());
    return true;
  }
}
