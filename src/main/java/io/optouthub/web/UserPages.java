package io.optouthub.web;

import io.optouthub.access.By;
import io.optouthub.access.ConsoleRole;
import io.optouthub.access.Users;
import io.optouthub.access.Users.Wanted;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may log in, and as what; a password is made by the hub and shown once. */
@ConsolePage
class UserPages {

  private static final String PAGE = "console/users";
  private static final String BACK = "redirect:/console/administration/users";

  private final Users users;

  UserPages(Users users) {
    this.users = users;
  }

  @GetMapping("/console/administration/users")
  String all(Model model) {
    model.addAttribute("users", users.all());
    model.addAttribute("roles", Arrays.stream(ConsoleRole.values()).map(r -> r.word()).toList());
    return PAGE;
  }

  @PostMapping("/console/administration/users")
  String create(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String role,
      Authentication login,
      Model model) {
    Optional<ConsoleRole> wanted = ConsoleRole.of(role);
    if (!name.matches(UsersApi.NAME) || wanted.isEmpty()) {
      model.addAttribute("problem", "name");
      return all(model);
    }
    Optional<String> password =
        users.create(name, wanted.get(), null, new By(login.getName(), null));
    password.ifPresentOrElse(
        made -> {
          model.addAttribute("name", name);
          model.addAttribute("password", made);
        },
        () -> model.addAttribute("problem", "taken"));
    return all(model);
  }

  @PostMapping("/console/administration/users/{name}/role")
  String role(
      @PathVariable String name,
      @RequestParam(defaultValue = "") String role,
      Authentication login,
      RedirectAttributes to) {
    ConsoleRole wanted = ConsoleRole.of(role).orElse(null);
    return wanted == null ? BACK : change(name, new Wanted(wanted, null, null), login, to);
  }

  @PostMapping("/console/administration/users/{name}/{action:enable|disable}")
  String able(
      @PathVariable String name,
      @PathVariable String action,
      Authentication login,
      RedirectAttributes to) {
    return change(name, new Wanted(null, null, action.equals("disable")), login, to);
  }

  /** Also ends a lock. */
  @PostMapping("/console/administration/users/{name}/password")
  String password(@PathVariable String name, Authentication login, Model model) {
    String made = Users.newPassword();
    Users.Change change =
        users.change(name, new Wanted(null, made, null), new By(login.getName(), null));
    if (change == Users.Change.DONE) {
      model.addAttribute("name", name);
      model.addAttribute("password", made);
    } else {
      model.addAttribute("problem", "nothing");
    }
    return all(model);
  }

  private String change(String name, Wanted wanted, Authentication login, RedirectAttributes to) {
    Users.Change end = users.change(name, wanted, new By(login.getName(), null));
    String word =
        switch (end) {
          case DONE -> "user";
          case NO_SUCH_USER -> "nothing";
          case LAST_ADMINISTRATOR -> "last";
        };
    to.addFlashAttribute("done", word);
    return BACK;
  }
}
