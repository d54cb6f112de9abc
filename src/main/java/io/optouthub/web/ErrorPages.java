package io.optouthub.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** What went wrong outside of any controller: a plain page for people, a problem for machines. */
@Controller
class ErrorPages implements ErrorController {

  private final ProblemWriter problems;
  private final PageFrame frame;

  ErrorPages(ProblemWriter problems, PageFrame frame) {
    this.problems = problems;
    this.frame = frame;
  }

  @RequestMapping("/error")
  @Nullable String show(
      HttpServletRequest request, HttpServletResponse response, Locale locale, Model model)
      throws IOException {
    int status = status(request);
    response.setStatus(status);
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    if (path.matches("/(api|hooks|actuator)(/.*)?")) {
      problems.write(response, Problem.of(HttpStatus.valueOf(status), detail(status)));
      return null;
    }
    response.setContentType(MediaType.TEXT_HTML_VALUE);
    frame.addTo(model, locale, request);
    model.addAttribute("kind", kind(status));
    return "error";
  }

  private static int status(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Somebody who opens /error itself finds nothing there.
    int status = code instanceof Integer given ? given : HttpStatus.NOT_FOUND.value();
    return HttpStatus.resolve(status) == null ? 500 : status;
  }

  private static String detail(int status) {
    return switch (status) {
      case 404 -> "Nothing is there; see /api/docs";
      case 405 -> "Not with this method; the header Allow names those there are";
      case 406 -> "The answer can only be application/json";
      case 415 -> "The body must be application/json";
      default -> Problem.title(HttpStatus.valueOf(status));
    };
  }

  /** Which words the page uses. */
  static String kind(int status) {
    return switch (status) {
      case 403 -> "forbidden";
      case 404 -> "missing";
      case 429 -> "often";
      case 503 -> "later";
      default -> status < 500 ? "request" : "hub";
    };
  }
}
