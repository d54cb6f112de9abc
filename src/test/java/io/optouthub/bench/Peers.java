package io.optouthub.bench;

import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Beside the hub in its own server, pool and database: what one would write without it. */
@RestController
class Peers {

  /** An opt-out as it is sent to the hub. */
  record Asked(String phone) {}

  /** An answer. */
  record Constant(boolean suppressed) {}

  private final JdbcClient sql;

  Peers(JdbcClient sql) {
    this.sql = sql;
    sql.sql(
            """
            create table if not exists plain_log (
              id uuid primary key, phone text not null, at timestamptz not null default now());
            create table if not exists plain_state (
              phone text primary key, since timestamptz not null)
            """)
        .update();
  }

  @Bean
  @Order(0)
  static SecurityFilterChain open(HttpSecurity http) throws Exception {
    return http.securityMatcher("/bench/**")
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .build();
  }

  @GetMapping({"/bench/constant", "/api/v1/bench/constant"})
  Constant constant() {
    return new Constant(true);
  }

  @PostMapping("/bench/plain")
  @ResponseStatus(HttpStatus.CREATED)
  @Transactional
  public void plain(@RequestBody Asked asked) {
    sql.sql("insert into plain_log (id, phone) values (?, ?)")
        .params(UUID.randomUUID(), asked.phone())
        .update();
    sql.sql(
            "insert into plain_state values (?, now()) on conflict (phone) do update set since ="
                + " excluded.since")
        .param(asked.phone())
        .update();
  }
}
