package io.optouthub.web;

import io.optouthub.access.ApiKeys;
import io.optouthub.access.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows a caller by the bearer key (RFC 6750, header only) of the request; keeps no session. */
class BearerFilter extends OncePerRequestFilter {

  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;
  private final ProblemWriter problems;
  private final Limits limits;

  BearerFilter(ApiKeys keys, ProblemWriter problems, Limits limits) {
    this.keys = keys;
    this.problems = problems;
    this.limits = limits;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null) {
      // Before the database is asked whose it is: what is over the rate must cost next to nothing.
      Duration wait = limits.presented.take(Integer.toHexString(header.hashCode()));
      if (!wait.isZero()) {
        problems.write(response, Problem.tooMany(wait, "This key sends too fast"));
        return;
      }
      Optional<Caller> caller;
      try {
        caller = caller(header);
      } catch (DataAccessException e) {
        problems.write(response, Problem.unavailable());
        return;
      }
      if (caller.isEmpty()) {
        wrong(request, response);
        return;
      }
      authenticate(caller.get());
    }
    chain.doFilter(request, response);
  }

  /** A right key is let in all the same: many may come from the address of one proxy. */
  private void wrong(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Duration wait = limits.failures.take(Limits.address(request));
    if (wait.isZero()) {
      problems.commence(request, response, new BadCredentialsException("No such key"));
    } else {
      problems.write(response, Problem.tooMany(wait, "Too many wrong keys"));
    }
  }

  private Optional<Caller> caller(String header) {
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? keys.caller(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }

  private static void authenticate(Caller caller) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        new PreAuthenticatedAuthenticationToken(caller, "", ApiRules.authorities(caller)));
    SecurityContextHolder.setContext(context);
  }
}
