package io.optouthub.register;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Who answers checks: the index in memory beside the database, or the database alone. */
@Configuration(proxyBeanMethods = false)
class CheckSetup {

  /** Holds the index, so that it ends with the hub. */
  record Kept(Checks checks, AutoCloseable index) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      index.close();
    }
  }

  @Bean(destroyMethod = "close")
  Kept keptChecks(
      CheckSettings settings,
      DataSource database,
      HeadWatch watch,
      Seals seals,
      KeyRotation rotation,
      PostgresRegister register,
      ObjectProvider<MeterRegistry> meters) {
    if (!settings.index()) {
      return new Kept(register, () -> {});
    }
    CheckIndex index = new CheckIndex(database, rotation::at, watch, settings.bytes()).start();
    IndexedChecks checks = new IndexedChecks(index, watch, seals, rotation::at, register);
    meters.ifAvailable(registry -> new CheckMetrics(index, checks, registry));
    return new Kept(checks, index);
  }

  @Bean
  @Primary
  Checks checks(Kept kept) {
    return kept.checks();
  }
}
