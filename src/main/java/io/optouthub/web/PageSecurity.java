package io.optouthub.web;

import io.optouthub.access.Accounts;
import io.optouthub.access.OidcLogin;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/** The pages: a few behind a login, the rest public. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

  private static final String HOME = "/console";

  private final Limits limits;
  private final Accounts accounts;
  private final Clock clock;

  PageSecurity(Limits limits, Accounts accounts, Clock clock) {
    this.clock = clock;
    this.limits = limits;
    this.accounts = accounts;
  }

  @Bean
  @Order(5)
  SecurityFilterChain console(
      HttpSecurity http, ObjectProvider<ClientRegistrationRepository> providers, OidcLogin people)
      throws Exception {
    SafeHeaders.pages(
        http.securityMatcher(
            "/console/**",
            "/status",
            "/login",
            "/login/oauth2/**",
            "/oauth2/authorization/*",
            "/logout"));
    if (providers.getIfAvailable() != null) {
      http.oauth2Login(
          login ->
              login
                  .loginPage("/login")
                  .defaultSuccessUrl(HOME, true)
                  .failureUrl("/login?denied")
                  .userInfoEndpoint(
                      info -> info.oidcUserService(people).userService(PageSecurity::withoutId)));
    }
    http.addFilterAfter(new PageLimit(limits), HeaderWriterFilter.class);
    http.addFilterBefore(new LoginCheck(accounts, clock), AnonymousAuthenticationFilter.class);
    http.addFilterBefore(new Presence(clock), AnonymousAuthenticationFilter.class);
    return http.authorizeHttpRequests(ConsoleRules::apply)
        .formLogin(login -> login.loginPage("/login").defaultSuccessUrl(HOME, true))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .build();
  }

  /** What a brand's own sites may show in a frame, those that are named. */
  @Bean
  @Order(6)
  SecurityFilterChain form(HttpSecurity http, Brands brands) throws Exception {
    SafeHeaders.framed(http.securityMatcher("/", "/requests/**", "/complaints"), brands::ancestors);
    return open(http).build();
  }

  @Bean
  @Order(7)
  SecurityFilterChain others(HttpSecurity http) throws Exception {
    SafeHeaders.pages(http);
    return open(http).build();
  }

  // No session and no cookie, so a forged request from another page carries no rights of its
  // victim: it could do only what its author can do from his own machine. A CSRF token would need a
  // cookie on a page that sets none, and protect nothing.
  private HttpSecurity open(HttpSecurity http) throws Exception {
    http.addFilterAfter(new PageLimit(limits), HeaderWriterFilter.class);
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(all -> all.anyRequest().permitAll());
  }

  /** OAuth 2 alone says nothing signed about who somebody is. */
  private static OAuth2User withoutId(OAuth2UserRequest request) {
    throw new OAuth2AuthenticationException("openid is not among the scopes");
  }
}
