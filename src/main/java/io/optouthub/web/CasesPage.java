package io.optouthub.web;

import io.optouthub.register.Cases;
import java.time.Clock;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases: open ones by their deadline, or closed ones, the newest first. Nobody is named. */
@ConsolePage
class CasesPage {

  private static final int PAGE = 50;

  private final Cases cases;
  private final CaseViews views;
  private final Clock clock;

  CasesPage(Cases cases, CaseViews views, Clock clock) {
    this.cases = cases;
    this.views = views;
    this.clock = clock;
  }

  @GetMapping("/console/cases")
  String list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(defaultValue = "0") long after,
      Model model) {
    boolean closed = state.equals("closed");
    long from = Math.max(0, after);
    List<Cases.Case> page = closed ? cases.closed(from, PAGE) : cases.open(from, PAGE);
    model.addAttribute("state", closed ? "closed" : "open");
    model.addAttribute("cases", page.stream().map(views::brief).toList());
    model.addAttribute("backlog", cases.backlog());
    model.addAttribute("after", page.size() < PAGE ? null : page.get(PAGE - 1).id());
    model.addAttribute("now", clock.instant());
    return "console/cases";
  }
}
