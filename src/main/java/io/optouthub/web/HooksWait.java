package io.optouthub.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the hub starts or stops, a webhook's sender is told to come again: its channel is not there
 * yet, and some senders give up for ever on a 404.
 */
class HooksWait extends OncePerRequestFilter {

  private static final Duration A_START = Duration.ofSeconds(10);

  private final ApplicationAvailability availability;
  private final ProblemWriter problems;

  HooksWait(ApplicationAvailability availability, ProblemWriter problems) {
    this.availability = availability;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC) {
      chain.doFilter(request, response);
    } else {
      problems.write(response, Problem.unavailable(A_START, "The hub starts or stops"));
    }
  }
}
