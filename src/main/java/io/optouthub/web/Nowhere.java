package io.optouthub.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;

/** What the console says about a thing that is not, or no longer, there. */
final class Nowhere {

  private Nowhere() {}

  /**
   * @param back where those are that there are
   */
  static String page(Model model, HttpServletResponse response, String back) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("back", back);
    return "console/nowhere";
  }
}
