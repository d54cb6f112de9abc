package io.optouthub.web;

import io.optouthub.access.Accounts;
import io.optouthub.access.ConsoleUser;
import io.optouthub.access.OidcPerson;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a login whose user was disabled, or got another role or password, at whichever hub, and one
 * from a provider when its time is over.
 */
class LoginCheck extends OncePerRequestFilter {

  private final Accounts accounts;
  private final Clock clock;

  LoginCheck(Accounts accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (login != null && over(login.getPrincipal())) {
      SecurityContextHolder.clearContext();
      HttpSession session = request.getSession(false);
      if (session != null) {
        session.invalidate();
      }
    }
    chain.doFilter(request, response);
  }

  private boolean over(@Nullable Object who) {
    if (who instanceof ConsoleUser user) {
      return !accounts.find(user.name()).equals(Optional.of(user));
    }
    return who instanceof OidcPerson person && !clock.instant().isBefore(person.until());
  }
}
