package io.optouthub.web;

import io.optouthub.access.ConsoleUser;
import io.optouthub.access.OwnPassword;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own password; who comes from a provider has none here. */
@ConsolePage
class PasswordPage {

  private static final String PAGE = "console/password";

  private final OwnPassword passwords;

  PasswordPage(OwnPassword passwords) {
    this.passwords = passwords;
  }

  @GetMapping("/console/password")
  String show(@AuthenticationPrincipal @Nullable Object who, Model model) {
    model.addAttribute("own", who instanceof ConsoleUser);
    model.addAttribute("shortest", OwnPassword.SHORTEST);
    return PAGE;
  }

  @PostMapping("/console/password")
  String change(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String wanted,
      @RequestParam(defaultValue = "") String again,
      @AuthenticationPrincipal @Nullable Object who,
      Model model) {
    String problem =
        who instanceof ConsoleUser user ? problem(user, current, wanted, again) : "none";
    if (problem.isEmpty()) {
      return "redirect:/login?changed";
    }
    model.addAttribute("problem", problem);
    return show(who, model);
  }

  private String problem(ConsoleUser user, String current, String wanted, String again) {
    boolean named = wanted.toLowerCase(Locale.ROOT).contains(user.name());
    if (wanted.length() < OwnPassword.SHORTEST || wanted.length() > OwnPassword.LONGEST || named) {
      return "short";
    }
    if (!wanted.equals(again)) {
      return "differ";
    }
    return passwords.change(user.name(), current, wanted) ? "" : "current";
  }
}
