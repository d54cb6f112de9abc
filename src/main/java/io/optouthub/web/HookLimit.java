package io.optouthub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an address that sends to one webhook too fast, before anything of it is read. */
class HookLimit extends OncePerRequestFilter {

  private final Limits limits;
  private final ProblemWriter problems;

  HookLimit(Limits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Duration wait = limits.hooks.take(Limits.address(request) + " " + request.getRequestURI());
    if (wait.isZero()) {
      chain.doFilter(request, response);
    } else {
      problems.write(response, Problem.tooMany(wait, "This address sends too fast"));
    }
  }
}
