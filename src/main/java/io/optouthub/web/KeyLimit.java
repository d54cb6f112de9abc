package io.optouthub.web;

import io.optouthub.access.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a key that sends too fast, and anybody while too much is under way: what is taken is then
 * still answered in time.
 */
class KeyLimit extends OncePerRequestFilter {

  private static final Duration SHORTLY = Duration.ofSeconds(1);

  private final Limits limits;
  private final ProblemWriter problems;
  private final Semaphore room;

  KeyLimit(Limits limits, ProblemWriter problems) {
    this.limits = limits;
    this.problems = problems;
    this.room = new Semaphore(limits.underWay);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    Duration wait =
        who != null && who.getPrincipal() instanceof Caller caller
            ? limits.keys.take(caller.name())
            : Duration.ZERO;
    if (!wait.isZero()) {
      problems.write(response, Problem.tooMany(wait, "This key sends too fast"));
    } else if (!room.tryAcquire()) {
      problems.write(response, Problem.tooMany(SHORTLY, "The hub has too much under way"));
    } else {
      try {
        chain.doFilter(request, response);
      } finally {
        room.release();
      }
    }
  }
}
