package io.optouthub.web;

import static org.springframework.http.HttpMethod.GET;

import io.optouthub.access.ApiKeys;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Who of the machines may do what: webhooks, API, operations. Never a session, never a cookie, and
 * so nothing that CSRF could ride on.
 */
@Configuration(proxyBeanMethods = false)
class MachineSecurity {

  private static final ObjectPostProcessor<HeaderWriterFilter> EAGER =
      new ObjectPostProcessor<>() {
        @Override
        public <T extends HeaderWriterFilter> T postProcess(T filter) {
          filter.setShouldWriteHeadersEagerly(true);
          return filter;
        }
      };

  private final ApiKeys keys;
  private final ProblemWriter problems;
  private final Limits limits;

  MachineSecurity(ApiKeys keys, ProblemWriter problems, Limits limits) {
    this.limits = limits;
    this.keys = keys;
    this.problems = problems;
  }

  /** By itself each filter of each request is measured, which takes longer than the filters do. */
  @Bean
  static SecurityObservationSettings unmeasuredFilters() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * Paths are compared as they are; else each rule asks Spring MVC first which handler it means.
   */
  @Bean
  static PathPatternRequestMatcherBuilderFactoryBean plainPaths() {
    return new PathPatternRequestMatcherBuilderFactoryBean();
  }

  /** Webhooks prove themselves by their signature, which their channel checks. */
  @Bean
  @Order(1)
  SecurityFilterChain hooks(HttpSecurity http, ApplicationAvailability availability)
      throws Exception {
    stateless(http.securityMatcher("/hooks/**"));
    http.addFilterAfter(new HooksWait(availability, problems), HeaderWriterFilter.class);
    // Camel answers on a thread of its own: headers written when the filters return would meet its.
    http.headers(headers -> headers.withObjectPostProcessor(EAGER));
    http.addFilterAfter(new HookLimit(limits, problems), HeaderWriterFilter.class);
    return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain docs(HttpSecurity http) throws Exception {
    stateless(http.securityMatcher("/api/docs/**", "/api/openapi/**", "/api/swagger-ui/**"));
    SafeHeaders.documentation(http);
    return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain api(HttpSecurity http, WebSettings settings) throws Exception {
    byKey(http.securityMatcher("/api/**"));
    http.addFilterAfter(new KeyLimit(limits, problems), AnonymousAuthenticationFilter.class);
    http.addFilterAfter(
        new BodyLimit(settings.bodyLimit().toBytes(), settings.trialLimit().toBytes(), problems),
        AuthorizationFilter.class);
    http.addFilterAfter(new BrokenOff(), AuthorizationFilter.class);
    http.authorizeHttpRequests(ApiRules::apply);
    return http.build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain operations(HttpSecurity http) throws Exception {
    byKey(http.securityMatcher("/actuator/**"));
    http.authorizeHttpRequests(
        all ->
            all.requestMatchers(GET, "/actuator/health", "/actuator/health/*")
                .permitAll()
                .requestMatchers(GET, "/actuator/prometheus")
                .hasRole("READ")
                .anyRequest()
                .denyAll());
    return http.build();
  }

  private void byKey(HttpSecurity http) throws Exception {
    stateless(http);
    SafeHeaders.machines(http);
    http.exceptionHandling(
        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems));
    http.addFilterBefore(
        new BearerFilter(keys, problems, limits), AnonymousAuthenticationFilter.class);
  }

  private static void stateless(HttpSecurity http) throws Exception {
    http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }
}
