package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class VerifiedDatabaseTest {

  private final ApplicationContextRunner hub =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
          .withBean("verifiedDatabase", VerifiedDatabase.class, RegisterSetup::verifiedDatabase);

  @Test
  void aRegisterOnAnotherMachineIsVerifiedByItsName(CapturedOutput output) {
    hub.withPropertyValues("spring.datasource.url=jdbc:postgresql://db.example.com/optout")
        .run(
            context ->
                assertThat(mode(context.getBean(HikariDataSource.class))).isEqualTo("verify-full"));
    assertThat(output).doesNotContain("database-not-verified");
  }

  @Test
  void whoWaivesItIsWarned(CapturedOutput output) {
    hub.withPropertyValues(
            "spring.datasource.url=jdbc:postgresql://db.example.com/optout?sslmode=disable")
        .run(context -> assertThat(mode(context.getBean(HikariDataSource.class))).isNull());
    assertThat(output).contains("database-not-verified database=register");
  }

  private static @org.jspecify.annotations.Nullable Object mode(HikariDataSource pool) {
    return pool.getDataSourceProperties().get("sslmode");
  }
}
