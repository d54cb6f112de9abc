package io.optouthub.web;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people log in: by password, or at one of the providers that are configured. */
@Controller
class LoginPage {

  private final Map<String, String> providers = new TreeMap<>();

  LoginPage(ObjectProvider<OAuth2ClientProperties> clients) {
    clients.ifAvailable(
        all ->
            all.getRegistration()
                .forEach(
                    (id, client) ->
                        providers.put(
                            id, client.getClientName() == null ? id : client.getClientName())));
  }

  @GetMapping("/login")
  String login(
      @RequestParam(required = false) @Nullable String error,
      @RequestParam(required = false) @Nullable String denied,
      @RequestParam(required = false) @Nullable String out,
      @RequestParam(required = false) @Nullable String changed,
      Model model) {
    model.addAttribute("failed", error != null);
    model.addAttribute("denied", denied != null);
    model.addAttribute("out", out != null);
    model.addAttribute("changed", changed != null);
    model.addAttribute("providers", providers);
    return "login";
  }
}
