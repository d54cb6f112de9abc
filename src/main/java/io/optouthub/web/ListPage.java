package io.optouthub.web;

import io.optouthub.delivery.ListLinks;
import io.optouthub.delivery.SentLists;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where whoever got a list by mail says that it was applied. Looking never acts. */
@Controller
class ListPage {

  private final ListLinks links;
  private final SentLists lists;

  ListPage(ListLinks links, SentLists lists) {
    this.links = links;
    this.lists = lists;
  }

  @GetMapping("/lists/{token}")
  String show(@PathVariable String token, Model model, HttpServletResponse response) {
    return page(links.read(token), model, response);
  }

  @PostMapping("/lists/{token}")
  String confirm(@PathVariable String token, Model model, HttpServletResponse response) {
    links.read(token).ifPresent(list -> lists.acknowledge(list.target(), list.name(), "link"));
    return page(links.read(token), model, response);
  }

  private static String page(
      Optional<SentLists.Sent> list, Model model, HttpServletResponse response) {
    list.ifPresentOrElse(
        sent -> model.addAttribute("list", sent),
        () -> response.setStatus(HttpStatus.NOT_FOUND.value()));
    model.addAttribute("known", list.isPresent());
    model.addAttribute("done", list.map(sent -> sent.acknowledgedAt() != null).orElse(false));
    return "list";
  }
}
