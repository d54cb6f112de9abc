package io.optouthub.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page has: its language, the company's name, times in the company's zone. */
@ControllerAdvice(annotations = Controller.class)
class PageFrame {

  private final WebSettings settings;

  PageFrame(WebSettings settings) {
    this.settings = settings;
  }

  @ModelAttribute
  void frame(Model model, Locale locale) {
    addTo(model, locale);
  }

  void addTo(Model model, Locale locale) {
    model.addAttribute("lang", locale.getLanguage());
    model.addAttribute("company", settings.company());
    model.addAttribute("times", new PageTimes(settings.zone(), locale));
  }
}
