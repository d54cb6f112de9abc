package io.optouthub.register;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Intake;
import io.optouthub.intake.Raw;
import io.optouthub.intake.TestIntake;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A register on a PostgreSQL as the hub brings it along, with nothing switched off. */
public final class DurableRegister implements AutoCloseable {

  private static final Channel DROP =
      new Channel("drop", "FR", Set.of(Medium.VOICE), Scope.ALL, Map.of());

  private final RegisterSettings.Keys keys = TestKeys.fresh();
  private final EmbeddedDatabase server;
  public final TestRegister register;
  private final Intake intake;

  /** One with nobody in it. */
  public DurableRegister(Path folder) throws SQLException, IOException {
    this(
        folder,
        0,
        person -> {
          throw new IllegalArgumentException("nobody is in it");
        });
  }

  /**
   * @param people so many are in it already
   * @param who the identity of each, from 0 on
   */
  public DurableRegister(Path folder, long people, LongFunction<? extends Identity> who)
      throws SQLException, IOException {
    FileSystemUtils.deleteRecursively(folder);
    server = EmbeddedDatabase.start(folder);
    DataSource database = source(server.url());
    Flyway.configure().dataSource(database).load().migrate();
    if (people > 0) {
      // The hub that notes its keys in the new register.
      TestRegister.on(database, keys, Clock.systemUTC()).close();
      Seals seals = Seals.load(new Keysets(Path.of("none"), false, keys));
      Filling.states(database, seals, people, who);
      Filling.log(database, seals, who.apply(0));
    }
    register = TestRegister.on(database, keys, Clock.systemUTC(), FilledRegister.INDEX);
    FilledRegister.awaitIndex(register);
    intake = TestIntake.over(register.register);
  }

  /** Takes a file in, of which every row must be registered. */
  public void take(Path list) {
    Raw.File file = new Raw.File(UUID.randomUUID().toString(), () -> Files.newInputStream(list));
    Intake.Receipt receipt = intake.take(DROP, file);
    if (!receipt.counts().keySet().equals(Set.of(Outcome.REGISTERED))) {
      throw new IllegalStateException("Not all are registered: " + receipt.counts());
    }
  }

  /** The address of another database on the same server, made if it is not there. */
  public String beside(String name) {
    JdbcClient sql = JdbcClient.create(source(server.url()));
    boolean there =
        sql.sql("select exists (select from pg_database where datname = ?)")
            .param(name)
            .query(Boolean.class)
            .single();
    if (!there) {
      sql.sql("create database " + name).update();
    }
    return server.url().replaceFirst("/postgres(?=\\?|$)", "/" + name);
  }

  /** A database by its address. */
  public static DataSource source(String url) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser("postgres");
    source.setPassword("postgres");
    source.setReWriteBatchedInserts(true);
    return source;
  }

  /** What a hub on the same database is started with. */
  public Map<String, String> settings() {
    return Map.of(
        "spring.datasource.url", server.url(),
        "spring.datasource.username", "postgres",
        "spring.datasource.password", "postgres",
        "optout.register.keys.identity", String.valueOf(keys.identity()),
        "optout.register.keys.fingerprint", String.valueOf(keys.fingerprint()),
        "optout.register.keys.chain", String.valueOf(keys.chain()));
  }

  @Override
  public void close() throws IOException {
    register.close();
    server.close();
  }
}
