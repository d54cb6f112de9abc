package io.optouthub.web;

import io.optouthub.access.Caller;
import io.optouthub.access.Rights;
import io.optouthub.access.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes who logged in to the console a caller of the API, for this request only. */
class PersonCaller extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication login = SecurityContextHolder.getContext().getAuthentication();
    if (login != null && has(login, Rights.CONSOLE)) {
      Caller caller = of(login);
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(
          new PreAuthenticatedAuthenticationToken(caller, "", ApiRules.authorities(caller)));
      SecurityContextHolder.setContext(context);
    }
    chain.doFilter(request, response);
  }

  /** Who logged in, with everything this person may do. */
  static Caller of(Authentication login) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Arrays.stream(Role.values()).filter(role -> has(login, role.name())).forEach(roles::add);
    return new Caller(login.getName(), roles, null);
  }

  static boolean has(Authentication login, String role) {
    return AuthorityUtils.authorityListToSet(login.getAuthorities()).contains("ROLE_" + role);
  }
}
