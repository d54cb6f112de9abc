package io.optouthub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses an address that sends too much to the pages, logs in too often, or tries references. Who
 * works in the console is behind a login, and quick with keys.
 */
class PageLimit extends OncePerRequestFilter {

  private final Limits limits;

  PageLimit(Limits limits) {
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = wait(request);
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
  }

  private Duration wait(HttpServletRequest request) {
    String path = request.getRequestURI();
    String address = Limits.address(request);
    if (path.startsWith("/console/")) {
      return Duration.ZERO;
    }
    if (request.getMethod().equals("POST")) {
      return posting(path).take(address);
    }
    boolean lookup =
        path.matches("/(requests|unsubscribe|lists)/.+")
            || path.equals("/requests") && request.getQueryString() != null;
    return lookup ? limits.lookups.take(address) : Duration.ZERO;
  }

  private Allowance posting(String path) {
    return switch (path) {
      case "/login" -> limits.failures;
      case "/number" -> limits.readings;
      default -> limits.sending;
    };
  }
}
