package io.optouthub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: its language and look, the company's name, times in the company's zone. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

  private final WebSettings settings;
  private final Brands brands;

  PageFrame(WebSettings settings, Brands brands) {
    this.settings = settings;
    this.brands = brands;
  }

  @ModelAttribute
  void frame(Model model, Locale locale, HttpServletRequest request) {
    addTo(model, locale, request);
  }

  void addTo(Model model, Locale locale, HttpServletRequest request) {
    Brands.Look look = brands.of(request);
    model.addAttribute("lang", locale.getLanguage());
    model.addAttribute("look", look);
    model.addAttribute(
        "links", new PageLinks(locale.getLanguage(), look == null ? null : look.brand()));
    model.addAttribute("company", settings.company());
    model.addAttribute("times", new PageTimes(settings.zone(), locale));
  }
}
