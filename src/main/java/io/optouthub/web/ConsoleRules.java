package io.optouthub.web;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** Which page of the console opens to which role, and which button; as {@link ApiRules} has it. */
final class ConsoleRules {

  private static final String ADMINISTRATION = "/console/administration";

  private ConsoleRules() {}

  static void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          all) {
    all.requestMatchers("/login", "/logout")
        .permitAll()
        .requestMatchers("/console/password")
        .authenticated()
        .requestMatchers("/console/people/**")
        .hasRole("IDENTITIES")
        .requestMatchers(ADMINISTRATION + "/users/**", ADMINISTRATION + "/keys/**")
        .hasRole("ADMINISTER")
        .requestMatchers(GET, ADMINISTRATION + "/audit")
        .hasRole("AUDIT")
        .requestMatchers(GET, ADMINISTRATION)
        .hasAnyRole("OPERATE", "AUDIT", "ADMINISTER")
        .requestMatchers(POST, ADMINISTRATION + "/verify")
        .hasRole("OPERATE")
        .requestMatchers(POST, "/console/targets/**", "/console/parked/**")
        .hasRole("OPERATE")
        .requestMatchers(POST, "/console/review/**", "/console/cases/**")
        .hasRole("DECIDE")
        .requestMatchers(POST, "/console/channels/*/try")
        .hasRole("READ")
        .requestMatchers(GET, "/console/**", "/status")
        .hasRole("READ")
        .anyRequest()
        .denyAll();
  }
}
