package io.optouthub.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody with a reference sees how far the request got. */
@Controller
class RequestPages {

  private final Journeys journeys;

  RequestPages(Journeys journeys) {
    this.journeys = journeys;
  }

  @GetMapping("/requests")
  String lookUp(
      @RequestParam(required = false) @Nullable String reference,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes to) {
    if (reference == null) {
      model.addAttribute("unknown", false);
      return "lookup";
    }
    // Copied from a mail or read out over the phone, it comes with blanks.
    String tidy = reference.replaceAll("\\s", "");
    if (journeys.find(tidy).isEmpty()) {
      return unknown(model, response);
    }
    to.addAttribute("found", tidy);
    to.addAttribute("lang", locale.getLanguage());
    return "redirect:/requests/{found}";
  }

  @GetMapping("/requests/{reference}")
  String show(
      @PathVariable String reference,
      @RequestParam(required = false) @Nullable String noted,
      Model model,
      HttpServletResponse response) {
    Optional<Journeys.Journey> journey = journeys.find(reference);
    if (journey.isEmpty()) {
      return unknown(model, response);
    }
    model.addAttribute("journey", journey.get());
    model.addAttribute("noted", noted != null);
    return "request";
  }

  private static String unknown(Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("unknown", true);
    return "lookup";
  }
}
