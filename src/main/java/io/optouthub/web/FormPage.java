package io.optouthub.web;

import io.optouthub.intake.Correspondence;
import io.optouthub.intake.FormNote;
import io.optouthub.optout.Arrival;
import io.optouthub.web.Submissions.Taken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public form: no login, no cookie; it never tells whether a number was known before. */
@Controller
class FormPage {

  static final String CHANNEL = "form";

  private final FormReader reader;
  private final Submissions submissions;
  private final WebSettings settings;
  private final Brands brands;
  private final Haste haste;
  private final ObjectProvider<Correspondence> correspondence;
  private final Clock clock;

  FormPage(
      FormReader reader,
      Submissions submissions,
      WebSettings settings,
      Brands brands,
      Haste haste,
      ObjectProvider<Correspondence> correspondence,
      Clock clock) {
    this.reader = reader;
    this.submissions = submissions;
    this.settings = settings;
    this.brands = brands;
    this.haste = haste;
    this.correspondence = correspondence;
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
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes to) {
    if (haste.shown(input.website(), input.opened())) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return form(model, input, Map.of("send", "form.error.again"), locale);
    }
    Reading reading = reader.read(input);
    if (reading instanceof Reading.Unclear unclear) {
      response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
      return form(model, input, unclear.first(), locale);
    }
    Reading.Understood understood = (Reading.Understood) reading;
    String id = UUID.randomUUID().toString();
    Arrival arrival = new Arrival(CHANNEL, Arrival.Kind.FORM, id, id, clock.instant());
    FormNote note =
        new FormNote(
            sends() ? understood.receipt() : null, locale.getLanguage(), understood.words());
    Taken taken = submissions.take(arrival, understood.requests(), note);
    return noted(taken.reference(), brands.of(request), locale, to);
  }

  /** The answer: the request's own page. */
  static String noted(
      String reference, Brands.@Nullable Look look, Locale locale, RedirectAttributes to) {
    to.addAttribute("reference", reference);
    to.addAttribute("lang", locale.getLanguage());
    if (look != null) {
      to.addAttribute("brand", look.brand());
    }
    return "redirect:/requests/{reference}?noted";
  }

  private boolean sends() {
    return correspondence.getIfAvailable(() -> Correspondence.NONE).sends();
  }

  private String form(Model model, FormInput input, Map<String, String> errors, Locale locale) {
    model.addAttribute("input", input);
    model.addAttribute("errors", errors);
    model.addAttribute("opened", haste.now());
    model.addAttribute("brands", brands.offered());
    model.addAttribute("receipt", sends());
    model.addAttribute("country", new Locale("", settings.country()).getDisplayCountry(locale));
    return "form";
  }
}
