package io.optouthub.web;

import io.optouthub.access.Role;
import io.optouthub.camel.RouteStates;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.Deliveries;
import io.optouthub.register.Register;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page behind a login: what runs, what lags, what is stuck; buttons for who may operate. */
@Controller
class StatusPage {

  private static final int PARKED_SHOWN = 100;

  private final ChannelViews channels;
  private final TargetViews targets;
  private final Deliveries deliveries;
  private final RouteStates routes;
  private final DataMaps maps;
  private final Register register;
  private final FileViews files;
  private final TargetActions actions;

  StatusPage(
      ChannelViews channels,
      TargetViews targets,
      Deliveries deliveries,
      RouteStates routes,
      DataMaps maps,
      Register register,
      FileViews files,
      TargetActions actions) {
    this.channels = channels;
    this.targets = targets;
    this.deliveries = deliveries;
    this.routes = routes;
    this.maps = maps;
    this.register = register;
    this.files = files;
    this.actions = actions;
  }

  @GetMapping("/status")
  String show(
      @RequestParam(required = false) @Nullable String done, Authentication user, Model model) {
    model.addAttribute("user", user.getName());
    model.addAttribute("operates", PersonCaller.has(user, Role.OPERATE.name()));
    List<ChannelViews.ChannelView> all = channels.all();
    List<Deliveries.Parked> parked = deliveries.parked(null);
    model.addAttribute("channels", all);
    model.addAttribute("files", files.all());
    model.addAttribute("targets", targets.all());
    model.addAttribute(
        "review", all.stream().mapToLong(ChannelViews.ChannelView::reviewOpen).sum());
    model.addAttribute("head", register.head());
    model.addAttribute("parkedCount", parked.size());
    model.addAttribute(
        "parked", parked.stream().limit(PARKED_SHOWN).map(ReadApi::discreet).toList());
    model.addAttribute(
        "problems", routes.all().stream().filter(route -> route.problem() != null).toList());
    model.addAttribute("mapProblem", maps.problem());
    model.addAttribute("done", done != null && done.matches("yes|no") ? done : "");
    return "status";
  }

  @PostMapping("/status/parked/{id}/retry")
  String retry(@PathVariable long id, Principal user, Locale locale, RedirectAttributes to) {
    return back(actions.retry(id, user.getName(), null), locale, to);
  }

  @PostMapping("/status/targets/{name}/{action}")
  String act(
      @PathVariable String name,
      @PathVariable String action,
      Principal user,
      Locale locale,
      RedirectAttributes to) {
    boolean known = targets.find(name).isPresent() && action.matches("pause|resume|resync|retry");
    if (known) {
      var what = TargetActions.Action.valueOf(action.toUpperCase(Locale.ROOT));
      actions.at(name, what, user.getName(), null);
    }
    return back(known, locale, to);
  }

  private static String back(boolean done, Locale locale, RedirectAttributes to) {
    to.addAttribute("done", done ? "yes" : "no");
    to.addAttribute("lang", locale.getLanguage());
    return "redirect:/status";
  }
}
