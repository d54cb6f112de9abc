package io.optouthub.register;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the keys together; nothing seals before they were compared with those of the register. */
@Configuration(proxyBeanMethods = false)
class KeySetup {

  @Bean
  Keysets keysets(RegisterSettings settings, DatabaseUse use) {
    return new Keysets(settings.dataFolder().resolve("keys"), use.alone(), settings.keys());
  }

  /** What seals and opens, and what changes its keys. */
  record Compared(Seals seals, KeyWork work, KeyRotation rotation) {}

  @Bean
  @DependsOn("flywayInitializer")
  Compared comparedKeys(
      Keysets keysets, JdbcClient sql, TransactionTemplate transaction, Clock clock) {
    Seals seals = Seals.load(keysets);
    KeyWork work = new KeyWork(sql, transaction, seals, clock);
    return new Compared(
        seals,
        work,
        new KeyRotation(new Reigns(sql), work, transaction, keysets, seals, clock).begin());
  }

  @Bean
  Seals seals(Compared compared) {
    return compared.seals();
  }

  @Bean(destroyMethod = "close")
  KeyRotation keyRotation(Compared compared) {
    return compared.rotation();
  }

  @Bean
  People people(JdbcClient sql, Compared compared) {
    return new People(sql, compared.seals(), compared.rotation()::at);
  }

  @Bean
  RegisterKeys registerKeys(Compared compared, JdbcClient sql, Keysets keysets, Clock clock) {
    return new PostgresKeys(compared.rotation(), new Reigns(sql), compared.work(), keysets, clock);
  }
}
