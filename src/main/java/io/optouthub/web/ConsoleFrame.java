package io.optouthub.web;

import io.optouthub.access.Caller;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every page of the console has: who is there, what this person may do, and how reasons are
 * said in this person's language.
 */
@ControllerAdvice(annotations = ConsolePage.class)
class ConsoleFrame {

  @ModelAttribute
  void frame(Authentication login, Locale locale, Model model) {
    Caller caller = PersonCaller.of(login);
    model.addAttribute("why", Why.in(locale));
    model.addAttribute("user", caller.name());
    model.addAttribute(
        "may", caller.roles().stream().map(role -> role.word()).collect(Collectors.toSet()));
  }
}
