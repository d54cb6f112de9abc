package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Role;
import io.optouthub.register.IntakeLog;
import io.optouthub.register.Reviews;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The queue of what a machine could not decide, and one item of it after the other. */
@ConsolePage
class ReviewPages {

  private static final int PAGE = 50;

  private final Reviews reviews;
  private final Evidences evidences;
  private final Decisions decisions;
  private final Looks looks;

  ReviewPages(Reviews reviews, Evidences evidences, Decisions decisions, Looks looks) {
    this.reviews = reviews;
    this.evidences = evidences;
    this.decisions = decisions;
    this.looks = looks;
  }

  @GetMapping("/console/review")
  String open(@RequestParam(defaultValue = "0") long after, Model model) {
    List<ItemView> items =
        reviews.open(null, Math.max(0, after), PAGE, false).stream()
            .map(line -> ItemView.of(line, false))
            .toList();
    model.addAttribute("items", items.stream().map(ReviewPages::discreet).toList());
    model.addAttribute("after", items.size() < PAGE ? null : items.get(PAGE - 1).id());
    model.addAttribute(
        "open", reviews.backlog().values().stream().mapToLong(Reviews.Backlog::open).sum());
    return "console/reviews";
  }

  /** File names are their senders' words. */
  private static Listed discreet(ItemView item) {
    return new Listed(item, item.reason(), Words.discreet(item.file()));
  }

  /**
   * @param reason as it is stored: pages say it by {@link Why}
   * @param file null for a message
   */
  record Listed(ItemView item, @Nullable String reason, @Nullable String file) {}

  /** The first that waits after one, or the list when none does. */
  @GetMapping("/console/review/next")
  String next(@RequestParam(defaultValue = "0") long after, RedirectAttributes to) {
    return to(after, to);
  }

  @GetMapping("/console/review/{id:\\d{1,18}}")
  String one(
      @PathVariable long id, Authentication login, Model model, HttpServletResponse response) {
    return show(id, PersonCaller.of(login), model, response);
  }

  private String show(long id, Caller caller, Model model, HttpServletResponse response) {
    boolean clear = caller.may(Role.IDENTITIES);
    Optional<IntakeLog.Line> found = reviews.find(id, clear);
    if (found.isEmpty()) {
      return Nowhere.page(model, response, "/console/review");
    }
    IntakeLog.Line line = found.get();
    if (clear) {
      looks.at(caller, "review-read", Long.toString(id), null);
    }
    ReviewView view = clear ? evidences.opened(line) : ReviewView.of(line, false);
    Set<String> registered =
        view.understood().stream()
            .map(ReviewView.Understood::identity)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    model.addAttribute("view", view);
    model.addAttribute("reason", line.reason());
    model.addAttribute("registered", registered);
    model.addAttribute("pieces", evidences.pieces(view));
    model.addAttribute("clear", clear);
    if (!model.containsAttribute("form")) {
      model.addAttribute("form", DecisionForm.EMPTY);
    }
    if (!model.containsAttribute("errors")) {
      model.addAttribute("errors", List.of());
    }
    return "console/review";
  }

  @PostMapping("/console/review/{id:\\d{1,18}}")
  String decide(
      @PathVariable long id,
      @ModelAttribute("form") DecisionForm form,
      Authentication login,
      Model model,
      RedirectAttributes to,
      HttpServletResponse response) {
    Caller caller = PersonCaller.of(login);
    Decisions.End end = decisions.decide(id, form.request(), caller, null);
    if (end instanceof Decisions.End.Unclear unclear) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      model.addAttribute(
          "errors", unclear.errors().stream().map(error -> error.field()).distinct().toList());
      return show(id, caller, model, response);
    }
    if (end instanceof Decisions.End.Nowhere) {
      return Nowhere.page(model, response, "/console/review");
    }
    boolean first = end instanceof Decisions.End.Made;
    to.addFlashAttribute("done", first ? "review." + form.verdict() : "review.before");
    if (!first) {
      to.addAttribute("id", id);
      return "redirect:/console/review/{id}";
    }
    return to(id, to);
  }

  private String to(long after, RedirectAttributes to) {
    List<IntakeLog.Line> next = reviews.open(null, after, 1, false);
    if (next.isEmpty()) {
      return "redirect:/console/review";
    }
    to.addAttribute("id", next.get(0).id());
    return "redirect:/console/review/{id}";
  }
}
