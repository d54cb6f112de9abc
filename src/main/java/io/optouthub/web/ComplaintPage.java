package io.optouthub.web;

import io.optouthub.intake.Correspondence;
import io.optouthub.intake.FormNote;
import io.optouthub.optout.Arrival;
import io.optouthub.register.References;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody says that they were called again: asked once more, and a case for a person. */
@Controller
class ComplaintPage {

  private final ComplaintReader reader;
  private final Submissions submissions;
  private final WebSettings settings;
  private final Brands brands;
  private final Haste haste;
  private final ObjectProvider<Correspondence> correspondence;
  private final Clock clock;

  ComplaintPage(
      ComplaintReader reader,
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

  @GetMapping("/complaints")
  String show(
      @RequestParam(required = false) @Nullable String reference, Model model, Locale locale) {
    return form(model, ComplaintInput.about(reference), Map.of(), locale);
  }

  @PostMapping("/complaints")
  String take(
      ComplaintInput input,
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
    String earlier = input.reference() == null ? "" : References.tidy(input.reference());
    Arrival arrival =
        new Arrival(
            FormPage.CHANNEL,
            Arrival.Kind.COMPLAINT,
            earlier,
            UUID.randomUUID().toString(),
            clock.instant());
    FormNote note =
        new FormNote(
            sends() ? understood.receipt() : null, locale.getLanguage(), understood.words());
    String reference = submissions.complain(arrival, understood.requests(), note).reference();
    return FormPage.noted(reference, brands.of(request), locale, to);
  }

  private boolean sends() {
    return correspondence.getIfAvailable(() -> Correspondence.NONE).sends();
  }

  private String form(
      Model model, ComplaintInput input, Map<String, String> errors, Locale locale) {
    model.addAttribute("input", input);
    model.addAttribute("errors", errors);
    model.addAttribute("opened", haste.now());
    model.addAttribute("receipt", sends());
    model.addAttribute("country", new Locale("", settings.country()).getDisplayCountry(locale));
    return "complaint";
  }
}
