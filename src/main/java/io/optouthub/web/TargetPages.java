package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.camel.RouteStates;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.web.TargetViews.TargetView;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The targets and each of them: how it stands, what it refused, what can be done about it. */
@ConsolePage
class TargetPages {

  private static final int PARKED_SHOWN = 100;

  private final TargetViews targets;
  private final Rates rates;
  private final Deliveries deliveries;
  private final DataMaps maps;
  private final RouteStates routes;
  private final TargetActions actions;
  private final Looks looks;
  private final Clock clock;

  TargetPages(
      TargetViews targets,
      Rates rates,
      Deliveries deliveries,
      DataMaps maps,
      RouteStates routes,
      TargetActions actions,
      Looks looks,
      Clock clock) {
    this.targets = targets;
    this.rates = rates;
    this.deliveries = deliveries;
    this.maps = maps;
    this.routes = routes;
    this.actions = actions;
    this.looks = looks;
    this.clock = clock;
  }

  @GetMapping("/console/targets")
  String all(Model model) {
    List<TargetView> all = targets.all();
    Map<String, Rates.Rate> fast =
        all.stream().collect(Collectors.toMap(TargetView::name, t -> rates.of(t.name(), t.lag())));
    model.addAttribute("targets", all);
    model.addAttribute("rates", fast);
    model.addAttribute("now", clock.instant());
    return "console/targets";
  }

  @GetMapping("/console/targets/{name}")
  String one(
      @PathVariable String name,
      @RequestHeader(name = "HX-Trigger", defaultValue = "") String renews,
      Authentication login,
      Model model,
      HttpServletResponse response) {
    Optional<TargetView> found = targets.find(name);
    if (found.isEmpty()) {
      return Nowhere.page(model, response, "/console/targets");
    }
    TargetView target = found.get();
    Caller caller = PersonCaller.of(login);
    // The part that renews itself has no records: a page left open is not a look at each of them.
    List<Deliveries.Parked> parked = renews.isEmpty() ? deliveries.parked(name) : List.of();
    model.addAttribute("target", target);
    model.addAttribute("rate", rates.of(name, target.lag()));
    model.addAttribute("system", maps.current().systems().get(name));
    model.addAttribute("now", clock.instant());
    model.addAttribute("parkedCount", parked.size());
    model.addAttribute("parked", shown(parked, name, caller));
    model.addAttribute("files", RouteFileView.of(routes, name, caller.may(Role.OPERATE)));
    return "console/target";
  }

  /** In the target's own words for those who may see identities, which it may quote. */
  private List<Deliveries.Parked> shown(
      List<Deliveries.Parked> parked, String name, Caller caller) {
    List<Deliveries.Parked> first = parked.stream().limit(PARKED_SHOWN).toList();
    if (first.isEmpty() || !caller.may(Role.IDENTITIES)) {
      return first.stream().map(ReadApi::discreet).toList();
    }
    looks.at(caller, "parked-read", name, null);
    return first;
  }

  @PostMapping("/console/targets/{name}/{action:pause|resume|resync|retry}")
  String act(
      @PathVariable String name,
      @PathVariable String action,
      @RequestParam(defaultValue = "") String reason,
      Authentication login,
      RedirectAttributes to) {
    boolean known = targets.find(name).isPresent();
    if (known) {
      var what = TargetActions.Action.valueOf(action.toUpperCase(Locale.ROOT));
      actions.at(name, what, login.getName(), reason.isBlank() ? null : reason.strip());
    }
    to.addFlashAttribute("done", known ? "target." + action : "nothing");
    to.addAttribute("name", name);
    return "redirect:/console/targets/{name}";
  }

  @PostMapping("/console/parked/{id}/retry")
  String retry(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String target,
      Authentication login,
      RedirectAttributes to) {
    boolean done = actions.retry(id, login.getName(), null);
    to.addFlashAttribute("done", done ? "parked.retry" : "nothing");
    to.addAttribute("name", target);
    return target.isEmpty() ? "redirect:/console/targets" : "redirect:/console/targets/{name}";
  }
}
