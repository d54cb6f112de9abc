package io.optouthub.delivery;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import io.optouthub.register.DatabaseUse;
import io.optouthub.register.TestRegister;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One hub's deliveries over a real register, and targets in memory that fail as they are told to.
 */
final class TestTargets {

  static final Deliveries.Options OPTIONS = new Deliveries.Options(1_000, true);

  /** A target in memory: what it was sent, and how it answers. */
  static final class Fake implements Applier {
    final List<Change> got = new ArrayList<>();
    int calls;
    Function<List<Change>, @Nullable Answer> answer = batch -> null;

    @Override
    public Answer apply(List<Change> batch) {
      calls++;
      Answer told = answer.apply(batch);
      if (told == null) {
        got.addAll(batch);
      }
      return told == null ? new Answer.Applied("ok") : told;
    }
  }

  final Deliveries deliveries;
  final Map<String, DataMap.CallingSystem> systems = new HashMap<>();

  TestTargets(TestRegister register, Clock clock) {
    JdbcClient sql = JdbcClient.create(register.database);
    ParkedStore parked = new ParkedStore(sql);
    TargetStore targets =
        new TargetStore(
            sql,
            new TransactionTemplate(new JdbcTransactionManager(register.database)),
            parked,
            new DatabaseUse(false));
    DataMaps maps =
        new DataMaps() {
          @Override
          public DataMap current() {
            return new DataMap(Map.of(), Map.of(), Map.copyOf(systems), Map.of());
          }

          @Override
          public @Nullable String problem() {
            return null;
          }
        };
    var settings =
        new DeliverySettings(
            1_000,
            Duration.ofSeconds(15),
            Duration.ofMillis(1),
            5,
            new DeliverySettings.Retry(Duration.ofSeconds(1), Duration.ofMinutes(2)));
    Courier courier =
        new Courier(targets, parked, register.reader, maps, new Numbers(), settings, clock);
    deliveries = new PostgresDeliveries(sql, courier, targets, parked, maps);
  }

  void map(String name, Medium... media) {
    systems.put(
        name,
        new DataMap.CallingSystem(
            "us",
            name,
            Set.of(media),
            List.of(),
            Set.of(),
            NumberFormat.E164,
            Duration.ofHours(1)));
  }

  /** Steps until there is nothing to do at once. */
  void run(String name, Applier applier) {
    while (deliveries.step(name, OPTIONS, applier).isZero()) {
      // the next page
    }
  }

  Deliveries.Status status(String name) {
    return deliveries.statuses().stream()
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static final class Numbers implements PhoneNumbers {
    @Override
    public Reading read(String text, String country) {
      return new Reading.Number(new Phone(text));
    }

    @Override
    public String write(Phone phone, NumberFormat format) {
      return phone.e164();
    }

    @Override
    public String country(Phone phone) {
      return phone.e164().startsWith("+33") ? "FR" : "GB";
    }
  }
}
