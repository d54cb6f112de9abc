package io.optouthub.web;

import io.optouthub.access.By;
import io.optouthub.access.IssuedKeys;
import io.optouthub.access.IssuedKeys.Rotation;
import io.optouthub.access.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The keys of the API; a new one is shown once. */
@ConsolePage
class KeyPages {

  /** How long a key is still good beside the one that replaces it. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private final IssuedKeys keys;
  private final Clock clock;

  KeyPages(IssuedKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @GetMapping("/console/administration/keys")
  String all(Model model) {
    model.addAttribute("keys", keys.all().stream().map(KeysApi.KeyView::of).toList());
    model.addAttribute("roles", Arrays.stream(Role.values()).map(Role::word).toList());
    model.addAttribute("now", clock.instant());
    return "console/keys";
  }

  @PostMapping("/console/administration/keys")
  String make(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(required = false) @Nullable List<@Nullable String> roles,
      @RequestParam(defaultValue = "") String channels,
      Authentication login,
      Model model) {
    List<@Nullable String> only =
        channels.isBlank() ? null : List.of(channels.strip().split("[\\s,;]+"));
    Fields fields = new Fields();
    Optional<KeyRequest.Wanted> read =
        new KeyRequest(name.strip(), roles, only, null, Map.of()).read(fields, clock.instant());
    if (read.isEmpty()) {
      model.addAttribute("problem", fields.errors().get(0).field());
      return all(model);
    }
    KeyRequest.Wanted wanted = read.get();
    By by = new By(login.getName(), null);
    keys.make(wanted.name(), wanted.roles(), wanted.channels(), wanted.expires(), by)
        .ifPresentOrElse(
            key -> once(model, wanted.name(), key), () -> model.addAttribute("problem", "taken"));
    return all(model);
  }

  @PostMapping("/console/administration/keys/{name}/rotate")
  String rotate(@PathVariable String name, Authentication login, Model model) {
    Rotation end = keys.rotate(name, OVERLAP, null, new By(login.getName(), null));
    if (end instanceof Rotation.Rotated made) {
      once(model, name, made.key());
    } else {
      model.addAttribute("problem", end instanceof Rotation.OfSettings ? "settings" : "nothing");
    }
    return all(model);
  }

  @PostMapping("/console/administration/keys/{name}/revoke")
  String revoke(@PathVariable String name, Authentication login, RedirectAttributes to) {
    boolean done = keys.revoke(name, new By(login.getName(), null));
    to.addFlashAttribute("done", done ? "key.revoke" : "nothing");
    return "redirect:/console/administration/keys";
  }

  private static void once(Model model, String name, String key) {
    model.addAttribute("name", name);
    model.addAttribute("key", key);
  }
}
