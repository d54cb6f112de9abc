package io.optouthub.web;

import io.optouthub.access.Accounts;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * The API for people who logged in to the console: requests with its session and without a key. A
 * change needs the page's token, in the header {@code X-CSRF-TOKEN}.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleApiSecurity {

  @Bean
  @Order(2)
  SecurityFilterChain consoleApi(
      HttpSecurity http,
      WebSettings settings,
      Limits limits,
      ProblemWriter problems,
      Accounts accounts,
      Clock clock)
      throws Exception {
    SafeHeaders.machines(http.securityMatcher(ConsoleApiSecurity::fromTheConsole));
    http.csrf(
            csrf -> csrf.ignoringRequestMatchers("/api/v1/dossiers/verify", "/api/v1/scrub/verify"))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    http.addFilterBefore(new LoginCheck(accounts, clock), AnonymousAuthenticationFilter.class);
    http.addFilterBefore(new PersonCaller(), AnonymousAuthenticationFilter.class);
    http.addFilterAfter(new KeyLimit(limits, problems), AnonymousAuthenticationFilter.class);
    http.addFilterAfter(
        new BodyLimit(settings.bodyLimit().toBytes(), settings.trialLimit().toBytes(), problems),
        AuthorizationFilter.class);
    http.addFilterAfter(new BrokenOff(), AuthorizationFilter.class);
    return http.authorizeHttpRequests(ApiRules::apply).build();
  }

  private static boolean fromTheConsole(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/v1/")
        && request.getHeader(HttpHeaders.AUTHORIZATION) == null
        && request.getSession(false) != null;
  }
}
