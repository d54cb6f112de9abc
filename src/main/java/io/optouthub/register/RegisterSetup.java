package io.optouthub.register;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the register together, on the database that is configured or else on one of its own. */
@Configuration(proxyBeanMethods = false)
class RegisterSetup {

  /** Where no {@code spring.datasource.url} is set. */
  static final class NoDatabaseConfigured extends SpringBootCondition {
    @Override
    public ConditionOutcome getMatchOutcome(
        ConditionContext context, AnnotatedTypeMetadata metadata) {
      boolean set = context.getEnvironment().containsProperty("spring.datasource.url");
      return new ConditionOutcome(!set, ConditionMessage.of("spring.datasource.url set: " + set));
    }
  }

  @Configuration(proxyBeanMethods = false)
  @Conditional(NoDatabaseConfigured.class)
  static class Embedded {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(RegisterSettings settings) {
      return EmbeddedDatabase.start(settings.dataFolder());
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedDatabase database) {
      return new JdbcConnectionDetails() {
        @Override
        public String getUsername() {
          return "postgres";
        }

        @Override
        public String getPassword() {
          return "postgres";
        }

        @Override
        public String getJdbcUrl() {
          return database.url();
        }
      };
    }
  }

  @Bean
  static VerifiedDatabase verifiedDatabase() {
    return new VerifiedDatabase();
  }

  @Bean
  DatabaseUse databaseUse(org.springframework.core.env.Environment environment) {
    return new DatabaseUse(!environment.containsProperty("spring.datasource.url"));
  }

  @Bean(destroyMethod = "close")
  @DependsOn("flywayInitializer")
  HeadWatch headWatch(DataSource database) {
    return new HeadWatch(database).start();
  }

  @Bean(destroyMethod = "close")
  OrderedWriter orderedWriter(
      DataSource database,
      Seals seals,
      People people,
      RegisterSettings settings,
      CaseSettings cases,
      Clock clock,
      HeadWatch watch) {
    return new OrderedWriter(database, seals, people, settings, cases, clock, watch::committed)
        .start();
  }

  @Bean
  PostgresRegister register(
      JdbcClient sql, Seals seals, People people, OrderedWriter writer, HeadWatch watch) {
    return new PostgresRegister(sql, seals, people, writer, watch);
  }

  @Bean
  AnswerLog answerLog(JdbcClient sql, People people, Clock clock) {
    return new PostgresAnswerLog(sql, people, clock);
  }

  @Bean
  Reviews reviews(JdbcClient sql, Seals seals, PostgresRegister register, PostgresIntakeLog log) {
    return new PostgresReviews(sql, seals, register, log);
  }

  @Bean
  Cases cases(JdbcClient sql, Seals seals, Clock clock) {
    return new PostgresCases(sql, seals, clock);
  }

  @Bean
  PostgresIntakeLog intakeLog(JdbcClient sql, Seals seals) {
    return new PostgresIntakeLog(sql, seals);
  }

  @Bean
  FileReports fileReports(JdbcClient sql) {
    return new PostgresFileReports(sql);
  }

  @Bean
  Manifests manifests(JdbcClient sql, FileReports reports) {
    return new PostgresManifests(sql, reports);
  }

  @Bean
  LogReader logReader(JdbcClient sql, Seals seals) {
    return new PostgresLogReader(sql, seals);
  }

  @Bean
  SourceMarks sourceMarks(JdbcClient sql, Clock clock) {
    return new PostgresSourceMarks(sql, clock);
  }

  @Bean
  @DependsOn("flywayInitializer")
  Leases leases(JdbcClient sql, DatabaseUse use) {
    PostgresLeases leases = new PostgresLeases(sql);
    return use.alone() ? leases.clear() : leases;
  }

  @Bean
  Histories histories(JdbcClient sql, Seals seals, People people, PostgresIntakeLog log) {
    return new PostgresHistories(sql, seals, people, log);
  }

  @Bean
  Erasures erasures(JdbcClient sql, TransactionTemplate transaction, People people) {
    return new PostgresErasures(sql, transaction, people);
  }

  @Bean
  @DependsOn("flywayInitializer")
  Retention retention(
      JdbcClient sql, TransactionTemplate transaction, RetentionSettings settings, Clock clock) {
    return new Retention(sql, transaction, settings, clock);
  }

  @Bean
  @DependsOn("flywayInitializer")
  HeadMemory headMemory(JdbcClient sql, RegisterSettings settings, Clock clock) {
    return new HeadMemory(sql, settings.dataFolder(), clock);
  }

  @Bean
  Signing signing(JdbcClient sql, TransactionTemplate transaction, Seals seals, Clock clock) {
    return new PostgresSigning(sql, transaction, seals, clock);
  }

  @Bean
  ScrubRecords scrubRecords(JdbcClient sql) {
    return new PostgresScrubRecords(sql);
  }

  @Bean
  VendorForms vendorForms(JdbcClient sql, TransactionTemplate transaction, Seals seals) {
    return new PostgresVendorForms(sql, transaction, seals);
  }

  @Bean
  ChannelHistory channelHistory(JdbcClient sql) {
    return new PostgresChannelHistory(sql);
  }

  @Bean
  RetentionTerms retentionTerms(RetentionSettings settings, RegisterSettings register) {
    return () -> Kept.terms(settings, register.evidenceKept());
  }

  @Bean
  ReceivedFigures receivedFigures(JdbcClient sql) {
    return new PostgresReceivedFigures(sql);
  }

  @Bean
  ChainCheck chainCheck(DataSource database, Seals seals) {
    return new PostgresChainCheck(database, seals);
  }
}
