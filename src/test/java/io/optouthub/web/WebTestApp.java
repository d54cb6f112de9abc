package io.optouthub.web;

import io.optouthub.access.ApiKeys;
import io.optouthub.access.Caller;
import io.optouthub.access.FirstStart;
import io.optouthub.access.Role;
import io.optouthub.testing.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * The web room alone. No stereotype: the hub's own scan must not find it on the test class path.
 */
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ComponentScan
@ConfigurationPropertiesScan
@EnableScheduling
class WebTestApp {

  static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  static final String PASSWORD = "right-password";

  @Bean
  Clock clock() {
    return new SettableClock(NOW);
  }

  /** A key is the name of its role. */
  @Bean
  ApiKeys apiKeys() {
    return key ->
        Arrays.stream(Role.values())
            .filter(role -> role.word().equals(key))
            .findFirst()
            .map(role -> new Caller(key, Set.of(role)));
  }

  @Bean
  FirstStart firstStart() {
    return Optional::empty;
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        User.withUsername("administrator").password("{noop}" + PASSWORD).roles("CONSOLE").build());
  }
}
