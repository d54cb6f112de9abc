package io.optouthub.register;

import com.zaxxer.hikari.HikariDataSource;
import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import io.optouthub.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A register on a database of its own, put together without Spring; a second hub can join the same
 * database.
 */
public final class TestRegister implements AutoCloseable {

  private static final long MOST = 100_000_000;

  public final DataSource database;
  public final JdbcClient sql;
  public final Register register;
  public final IntakeLog log;
  public final Reviews reviews;
  public final LogReader reader;
  public final ChainCheck chain;
  public final Erasures erasures;
  public final Cases cases;
  public final Checks checks;
  final CheckIndex index;
  final Histories histories;
  final Signing signing;
  final RegisterKeys keys;
  final KeyRotation rotation;
  private final Keysets keysets;
  private final Clock clock;
  private final OrderedWriter writer;
  private final HeadWatch watch;
  private final HikariDataSource pool;

  private TestRegister(DataSource database, Keysets keysets, Clock clock, long most) {
    this.database = database;
    this.keysets = keysets;
    this.clock = clock;

    pool = new HikariDataSource();
    pool.setDataSource(database);
    pool.setMaximumPoolSize(10);
    sql = JdbcClient.create(pool);
    Seals seals = Seals.load(keysets);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    var reigns = new Reigns(sql);
    var work = new KeyWork(sql, transaction, seals, clock);
    rotation = new KeyRotation(reigns, work, transaction, keysets, seals, clock).begin();
    keys = new PostgresKeys(rotation, reigns, work, keysets, clock);
    var people = new People(sql, seals, rotation::at);
    watch = new HeadWatch(pool).start();
    var settings =
        new RegisterSettings(
            Path.of("none"),
            5_000,
            50_000,
            Duration.ofDays(1),
            new RegisterSettings.Keys(null, null, null));
    var cases =
        new CaseSettings(
            Period.ofMonths(1), Set.of(Arrival.Kind.MAIL, Arrival.Kind.FORM), Duration.ofHours(24));
    writer =
        new OrderedWriter(pool, seals, people, settings, cases, clock, watch::committed).start();
    this.cases = new PostgresCases(sql, seals, clock);
    var postgres = new PostgresRegister(sql, seals, people, writer, watch);
    var items = new PostgresIntakeLog(sql, seals);
    register = postgres;
    log = items;
    reviews = new PostgresReviews(sql, seals, postgres, items);
    reader = new PostgresLogReader(sql, seals);
    chain = new PostgresChainCheck(database, seals);
    index = new CheckIndex(pool, rotation::at, watch, most).start();
    checks = new IndexedChecks(index, watch, seals, rotation::at, postgres);
    erasures = new PostgresErasures(sql, transaction, people);
    histories = new PostgresHistories(sql, seals, people, items);
    signing = new PostgresSigning(sql, transaction, seals, clock);
  }

  public static TestRegister fresh(Clock clock) {
    try {
      var none = new RegisterSettings.Keys(null, null, null);
      Keysets keysets = new Keysets(Files.createTempDirectory("keys"), true, none);
      return new TestRegister(TestDatabase.migrated(), keysets, clock, MOST);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Another hub on the same database, with the same keys. */
  public TestRegister secondHub() {
    return secondHub(MOST);
  }

  /** Another hub whose index may take so many bytes. */
  TestRegister secondHub(long most) {
    return new TestRegister(database, keysets, clock, most);
  }

  /** A hub on the same database that was given other keys. */
  TestRegister hubWith(RegisterSettings.Keys keys) {
    return on(database, keys, clock);
  }

  /** A hub with keys of its operator's, on a new database. */
  static TestRegister fresh(RegisterSettings.Keys keys, Clock clock) {
    return on(TestDatabase.migrated(), keys, clock);
  }

  static TestRegister on(DataSource database, RegisterSettings.Keys keys, Clock clock) {
    return on(database, keys, clock, MOST);
  }

  /** A hub whose index may take so many bytes. */
  static TestRegister on(DataSource database, RegisterSettings.Keys keys, Clock clock, long most) {
    return new TestRegister(database, new Keysets(Path.of("none"), false, keys), clock, most);
  }

  /** Registers requests as one message of its own. */
  public Filed message(String channel, OptOut... requests) {
    return message(channel, UUID.randomUUID().toString(), requests);
  }

  public Filed message(String channel, String id, OptOut... requests) {
    Arrival arrival = new Arrival(channel, Arrival.Kind.API, id, id, now());
    return register.append(Submission.message(arrival, Item.registered(List.of(requests), null)));
  }

  public Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    index.close();
    writer.close();
    watch.close();
    rotation.close();
    pool.close();
  }
}
