package io.optouthub.web;

import io.optouthub.register.Cases;
import io.optouthub.register.References;
import jakarta.servlet.http.HttpServletRequest;
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
  private final Cases cases;
  private final Brands brands;

  RequestPages(Journeys journeys, Cases cases, Brands brands) {
    this.journeys = journeys;
    this.cases = cases;
    this.brands = brands;
  }

  @GetMapping("/requests")
  String lookUp(
      @RequestParam(required = false) @Nullable String reference,
      Model model,
      Locale locale,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes to) {
    if (reference == null) {
      model.addAttribute("error", null);
      return "lookup";
    }
    // Copied from a mail or read out over the phone, it comes in any case and with any blanks.
    String tidy = References.tidy(reference);
    if (tidy.isEmpty()) {
      return unknown("lookup.typo", model, response);
    }
    if (journeys.find(tidy).isEmpty()) {
      return unknown("lookup.unknown", model, response);
    }
    to.addAttribute("found", tidy);
    to.addAttribute("lang", locale.getLanguage());
    Brands.Look look = brands.of(request);
    if (look != null) {
      to.addAttribute("brand", look.brand());
    }
    return "redirect:/requests/{found}";
  }

  @GetMapping("/requests/{reference}")
  String show(
      @PathVariable String reference,
      @RequestParam(required = false) @Nullable String noted,
      Model model,
      HttpServletResponse response) {
    Optional<Journey> journey = journeys.find(reference);
    if (journey.isEmpty()) {
      return unknown("lookup.unknown", model, response);
    }
    model.addAttribute("journey", journey.get());
    model.addAttribute("noted", noted != null);
    // Of a complaint only: the case of a repeat would tell that the number was known before.
    Optional<Cases.Case> opened =
        journey.get().complaint() ? cases.ofReference(reference) : Optional.empty();
    model.addAttribute("opened", opened.orElse(null));
    return "request";
  }

  private static String unknown(String why, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("error", why);
    return "lookup";
  }
}
