package io.optouthub.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/** The pages: a few behind a login, the rest public. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

  private final Limits limits;

  PageSecurity(Limits limits) {
    this.limits = limits;
  }

  @Bean
  @Order(5)
  SecurityFilterChain console(HttpSecurity http) throws Exception {
    SafeHeaders.pages(http.securityMatcher("/status/**", "/login", "/logout"));
    http.addFilterAfter(new PageLimit(limits), HeaderWriterFilter.class);
    return http.authorizeHttpRequests(
            all -> all.requestMatchers("/login").permitAll().anyRequest().hasRole("CONSOLE"))
        .formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/status", true))
        .logout(logout -> logout.logoutSuccessUrl("/login?out"))
        .build();
  }

  /** What a brand's own site may show in a frame, if it is named. */
  @Bean
  @Order(6)
  SecurityFilterChain form(HttpSecurity http, WebSettings settings) throws Exception {
    SafeHeaders.framed(http.securityMatcher("/", "/requests/**"), settings.frameAncestors());
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
}
