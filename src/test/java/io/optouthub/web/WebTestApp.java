package io.optouthub.web;

import io.optouthub.access.Accounts;
import io.optouthub.access.ApiKeys;
import io.optouthub.access.Caller;
import io.optouthub.access.ConsoleRole;
import io.optouthub.access.ConsoleUser;
import io.optouthub.access.FirstStart;
import io.optouthub.access.Rights;
import io.optouthub.access.Role;
import io.optouthub.testing.SettableClock;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

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

  /** A key is the name of its role, or {@code <channel>:<role>} for one channel only. */
  @Bean
  ApiKeys apiKeys() {
    return key -> {
      String[] parts = key.split(":", 2);
      Set<String> channels = parts.length == 1 ? null : Set.of(parts[0]);
      return Role.of(parts[parts.length - 1])
          .map(role -> Caller.withKey(key, Set.of(role), channels));
    };
  }

  @Bean
  FirstStart firstStart() {
    return Optional::empty;
  }

  /** The users by their names, which are those of their roles, but for those changed since. */
  static class TestAccounts implements Accounts {

    final Map<String, Optional<ConsoleUser>> changed = new ConcurrentHashMap<>();

    @Override
    public Optional<ConsoleUser> find(String name) {
      Optional<ConsoleUser> user = ConsoleRole.of(name).map(role -> new ConsoleUser(name, role, 1));
      return changed.getOrDefault(name, user);
    }
  }

  @Bean
  TestAccounts accounts() {
    return new TestAccounts();
  }

  @Bean
  AuthenticationProvider login(Accounts accounts) {
    return new AuthenticationProvider() {
      @Override
      public Authentication authenticate(Authentication login) {
        return accounts
            .find(login.getName())
            .filter(user -> PASSWORD.equals(login.getCredentials()))
            .map(
                user ->
                    UsernamePasswordAuthenticationToken.authenticated(
                        user, null, Rights.of(List.of(user.role()))))
            .orElseThrow(() -> new BadCredentialsException("Wrong"));
      }

      @Override
      public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
      }
    };
  }
}
