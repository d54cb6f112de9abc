package io.optouthub.delivery;

import io.optouthub.datamap.DataMap;
import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.datamap.NumberFormat;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Scope;
import io.optouthub.register.DatabaseUse;
import io.optouthub.register.TestRegister;
import io.optouthub.testing.SettableClock;
import io.optouthub.testing.Systems;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A register, and one or more hubs that deliver from it. */
final class TestHubs implements AutoCloseable, DataMaps {

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
  final TestRegister register = TestRegister.fresh(clock);
  final Map<String, CallingSystem> systems = new HashMap<>();
  final JdbcClient sql = JdbcClient.create(register.database);
  final Deliveries hub = another(Duration.ofSeconds(60));

  static DeliverySettings settings(Duration lease) {
    return new DeliverySettings(
        100,
        lease,
        Duration.ofSeconds(1),
        5,
        ZoneId.of("Europe/Paris"),
        new DeliverySettings.Retry(Duration.ofSeconds(1), Duration.ofHours(1)));
  }

  /** One more hub on the same database. */
  Deliveries another(Duration lease) {
    var settings = settings(lease);
    var parked = new ParkedStore(sql);
    var drifts = new DriftStore(sql);
    var repair = new DriftRepair(drifts, parked, register.reader, settings, clock);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(register.database));
    var targets = new TargetStore(sql, transaction, parked, new DatabaseUse(false));
    var courier =
        new Courier(
            targets,
            new TargetLeases(sql),
            parked,
            repair,
            register.reader,
            new LogPages(register.reader, Runnable::run, System::nanoTime),
            this,
            new FakeNumbers(),
            settings,
            new LeaseKeeper(),
            clock);
    var verifier =
        new Verifier(
            new VerifyStore(sql),
            drifts,
            repair,
            parked,
            courier,
            register.reader,
            this,
            new FakeNumbers(),
            settings,
            clock);
    return new PostgresDeliveries(sql, courier, targets, parked, verifier, this, settings, clock);
  }

  TestHubs calling(String name, Set<Medium> media, List<String> brands, Set<String> countries) {
    systems.put(
        name,
        Systems.system(
            "phoneo", name, media, brands, countries, NumberFormat.E164, Duration.ofHours(1)));
    hub.step(name, options(1), batch -> new Answer.Outage("not yet", null));
    return this;
  }

  TestHubs calling(String name) {
    return calling(name, Set.of(Medium.VOICE), List.of(), Set.of());
  }

  static Deliveries.Options options(int batchSize) {
    return new Deliveries.Options(batchSize, false);
  }

  /** The people from..to ask for no more calls, as one message. */
  void optOut(int from, int to) {
    register.message(
        "form",
        IntStream.rangeClosed(from, to)
            .mapToObj(n -> voice(Changes.phone(n)))
            .toArray(OptOut[]::new));
  }

  /** One person asks; the number of the entry. */
  long optOut(Identity identity) {
    return register.message("form", voice(identity)).seq();
  }

  static OptOut voice(Identity identity) {
    return OptOut.of(identity, Set.of(Medium.VOICE), Scope.ALL);
  }

  /** Steps until the hub says that there is nothing to do now. */
  void drain(Deliveries by, String target, Applier applier) {
    drain(by, target, options(200), applier);
  }

  void drain(Deliveries by, String target, Deliveries.Options options, Applier applier) {
    for (int steps = 0; steps < 1000 && by.step(target, options, applier).isZero(); steps++) {
      // The step is the work.
    }
  }

  Deliveries.Status status(String target) {
    return hub.statuses().stream()
        .filter(status -> status.name().equals(target))
        .findFirst()
        .orElseThrow();
  }

  Deliveries.AtTarget at(String target, long seq) {
    return hub.atTargets(seq).stream()
        .filter(at -> at.target().equals(target))
        .findFirst()
        .orElseThrow();
  }

  /** Time passes, by the clock of the hubs and by that of the database: pauses get shorter. */
  void pass(Duration time) {
    clock.advance(time);
    sql.sql(
            """
            with asked as (
              update verification set next_attempt_at = next_attempt_at - :ms * interval '1 ms'
              where next_attempt_at is not null)
            update target set next_attempt_at = next_attempt_at - :ms * interval '1 ms'
            where next_attempt_at is not null
            """)
        .param("ms", time.toMillis())
        .update();
  }

  /** Time passes by the clock of the database: whoever held a lease has lost it. */
  void leasesRunOut() {
    sql.sql("update target set lease_until = now() - interval '1 s'").update();
  }

  @Override
  public DataMap current() {
    return new DataMap(Map.of(), Map.of(), Map.copyOf(systems), Map.of());
  }

  @Override
  public @Nullable String problem() {
    return null;
  }

  @Override
  public void close() {
    register.close();
  }
}
