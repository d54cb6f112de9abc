package io.optouthub.web;

import io.optouthub.intake.Intake;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * One-click unsubscription (RFC 8058): a mail program posts, and that is all; a person who follows
 * the link sees a button. Looking never acts, since programs look at links by themselves.
 */
@Controller
class UnsubscribePage {

  static final String CHANNEL = "one-click";

  private static final String FIELD = "List-Unsubscribe";
  private static final String VALUE = "One-Click";
  private static final int LONGEST_BODY = 4_096;

  private final UnsubscribeLinks links;
  private final Intake intake;
  private final Clock clock;

  UnsubscribePage(UnsubscribeLinks links, Intake intake, Clock clock) {
    this.links = links;
    this.intake = intake;
    this.clock = clock;
  }

  @GetMapping("/unsubscribe/{token}")
  String show(@PathVariable String token, Model model, HttpServletResponse response) {
    boolean known = links.read(token).isPresent();
    response.setStatus(known ? HttpStatus.OK.value() : HttpStatus.NOT_FOUND.value());
    return page(model, known ? "ask" : "unknown", "");
  }

  @PostMapping("/unsubscribe/{token}")
  String act(
      @PathVariable String token,
      HttpServletRequest request,
      Model model,
      HttpServletResponse response)
      throws IOException {
    Optional<OptOut> asked = links.read(token);
    if (asked.isEmpty()) {
      response.setStatus(HttpStatus.NOT_FOUND.value());
      return page(model, "unknown", "");
    }
    if (!says(request)) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return page(model, "ask", "");
    }
    // Programs post again when an answer is lost; on another day it is somebody asking again.
    String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    String key = day + ":" + token;
    Arrival arrival = new Arrival(CHANNEL, Arrival.Kind.FORM, day, key, clock.instant());
    return page(model, "done", intake.take(arrival, List.of(asked.get())).reference());
  }

  /** RFC 8058, section 3.1: the one field, as a form of either kind. */
  private static boolean says(HttpServletRequest request) throws IOException {
    String type = String.valueOf(request.getContentType());
    if (!type.startsWith("multipart/form-data")) {
      return VALUE.equals(request.getParameter(FIELD));
    }
    byte[] body = request.getInputStream().readNBytes(LONGEST_BODY);
    return new String(body, StandardCharsets.ISO_8859_1)
        .matches("(?is).*name=\"?" + FIELD + "\"?\\s*\\r?\\n\\r?\\n" + VALUE + "\\s.*");
  }

  private static String page(Model model, String state, String reference) {
    model.addAttribute("state", state);
    model.addAttribute("reference", reference);
    return "unsubscribe";
  }
}
