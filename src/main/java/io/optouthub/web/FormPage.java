package io.optouthub.web;

import io.optouthub.optout.Arrival;
import io.optouthub.web.Submissions.Taken;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public form: no login, no cookie; it never tells whether a number was known before. */
@Controller
class FormPage {

  private static final String CHANNEL = "form";

  private final FormReader reader;
  private final Submissions submissions;
  private final WebSettings settings;
  private final Haste haste;
  private final Clock clock;

  FormPage(
      FormReader reader, Submissions submissions, WebSettings settings, Haste haste, Clock clock) {
    this.haste = haste;
    this.reader = reader;
    this.submissions = submissions;
    this.settings = settings;
    this.clock = clock;
  }

  @GetMapping("/")
  String show(Model model, Locale locale) {
    return form(model, FormInput.EMPTY, Map.of(), locale);
  }

  @PostMapping("/")
  String take(
      FormInput input,
      Model model,
      Locale locale,
      HttpServletResponse response,
      RedirectAttributes to) {
    if (haste.shown(input)) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return form(model, input, Map.of("send", "form.error.again"), locale);
    }
    Reading reading = reader.read(input);
    if (reading instanceof Reading.Unclear unclear) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      Map<String, String> errors = new LinkedHashMap<>();
      unclear.errors().forEach(error -> errors.putIfAbsent(error.field(), error.reason()));
      return form(model, input, errors, locale);
    }
    Reading.Understood understood = (Reading.Understood) reading;
    String id = UUID.randomUUID().toString();
    Arrival arrival = new Arrival(CHANNEL, Arrival.Kind.FORM, id, id, clock.instant());
    Taken taken = submissions.take(arrival, understood.requests(), understood.words());
    to.addAttribute("reference", taken.reference());
    to.addAttribute("lang", locale.getLanguage());
    return "redirect:/requests/{reference}?noted";
  }

  private String form(Model model, FormInput input, Map<String, String> errors, Locale locale) {
    model.addAttribute("input", input);
    model.addAttribute("errors", errors);
    model.addAttribute("opened", haste.now());
    model.addAttribute("brands", settings.brands());
    model.addAttribute("country", new Locale("", settings.country()).getDisplayCountry(locale));
    return "form";
  }
}
