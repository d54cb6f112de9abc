package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.register.Cases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case: who, what was said, by when; what can be answered, and how it ended. */
@ConsolePage
class CasePage {

  private static final String LIST = "/console/cases";

  private final Cases cases;
  private final CaseViews views;
  private final CaseDrafts drafts;
  private final Looks looks;
  private final Clock clock;

  CasePage(Cases cases, CaseViews views, CaseDrafts drafts, Looks looks, Clock clock) {
    this.cases = cases;
    this.views = views;
    this.drafts = drafts;
    this.looks = looks;
    this.clock = clock;
  }

  @GetMapping("/console/cases/{id:\\d{1,18}}")
  String one(
      @PathVariable long id,
      Authentication login,
      Locale locale,
      Model model,
      HttpServletResponse response) {
    return show(id, PersonCaller.of(login), locale, model, response);
  }

  private String show(
      long id, Caller caller, Locale locale, Model model, HttpServletResponse response) {
    boolean clear = caller.may(Role.IDENTITIES);
    Optional<Cases.Case> found = cases.find(id, clear);
    if (found.isEmpty()) {
      return Nowhere.page(model, response, LIST);
    }
    if (clear) {
      looks.at(caller, "case-read", Long.toString(id), null);
    }
    model.addAttribute("one", views.whole(found.get(), clear));
    model.addAttribute("clear", clear);
    model.addAttribute("closings", List.of(Cases.Closing.values()));
    model.addAttribute("drafts", drafts.of(found.get().reference(), locale));
    model.addAttribute("now", clock.instant());
    return "console/case";
  }

  @PostMapping("/console/cases/{id:\\d{1,18}}")
  String close(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String closing,
      @RequestParam(defaultValue = "") String remark,
      Authentication login,
      Locale locale,
      Model model,
      RedirectAttributes to,
      HttpServletResponse response) {
    Caller caller = PersonCaller.of(login);
    Fields fields = new Fields();
    String kept = new ClosingRequest(closing, remark, null).remark(fields);
    Optional<Cases.Closing> how = Cases.Closing.of(closing);
    if (how.isEmpty() || !fields.errors().isEmpty()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute("wrong", how.isEmpty() ? "closing" : "remark");
      model.addAttribute("remark", remark);
      model.addAttribute("chosen", closing);
      return show(id, caller, locale, model, response);
    }
    Cases.Answer answer = cases.close(id, how.get(), caller.name(), kept);
    if (answer instanceof Cases.Answer.Nowhere) {
      return Nowhere.page(model, response, LIST);
    }
    boolean made = answer instanceof Cases.Answer.Made;
    if (made) {
      looks.at(caller, "case-closed:" + how.get().word(), Long.toString(id), null);
    }
    to.addFlashAttribute("done", made ? "case.closed" : "case.before");
    to.addAttribute("id", id);
    return "redirect:/console/cases/{id}";
  }
}
