package io.optouthub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the login of somebody who is away although a page left open renews itself: only what a
 * person asks for counts as being there. A page whose login is over is sent to the login page.
 */
class Presence extends OncePerRequestFilter {

  /** The part of a page that renews itself, as htmx names it. */
  private static final String LIVE = "live";

  private static final String SEEN = Presence.class.getName();

  private final Clock clock;

  Presence(Clock clock) {
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HttpSession session = request.getSession(false);
    if (session != null) {
      look(session, LIVE.equals(request.getHeader("HX-Trigger")));
    }
    boolean gone = SecurityContextHolder.getContext().getAuthentication() == null;
    if (gone && request.getHeader("HX-Request") != null) {
      response.setHeader("HX-Redirect", "/login");
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
    } else {
      chain.doFilter(request, response);
    }
  }

  private void look(HttpSession session, boolean byItself) {
    Instant now = clock.instant();
    if (!byItself || !(session.getAttribute(SEEN) instanceof Instant seen)) {
      session.setAttribute(SEEN, now);
    } else if (seen.plusSeconds(session.getMaxInactiveInterval()).isBefore(now)) {
      SecurityContextHolder.clearContext();
      session.invalidate();
    }
  }
}
