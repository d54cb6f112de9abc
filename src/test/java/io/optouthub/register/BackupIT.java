package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of the embedded database as the README has it: a copy while the hub writes. */
class BackupIT {

  @Test
  void aCopyTakenUnderLoadIsAWholeRegisterAndAnOlderOneIsNoticed(@TempDir Path folder)
      throws Exception {
    RegisterSettings.Keys keys = TestKeys.fresh();
    Path data = folder.resolve("postgres");
    Path copy = folder.resolve("copy");
    Path memory = folder.resolve("data");
    AtomicBoolean over = new AtomicBoolean();
    long before;
    long after;
    long end;
    try (EmbeddedPostgres server = start(data)) {
      var database = server.getPostgresDatabase();
      Flyway.configure().dataSource(database).load().migrate();
      try (TestRegister hub = TestRegister.on(database, keys, Clock.systemUTC())) {
        Thread load = new Thread(() -> load(hub, over));
        load.start();
        Awaitility.await().until(() -> hub.register.head() > 200);
        before = hub.register.head();
        try (Connection session = database.getConnection()) {
          backUp(session, data, copy);
        }
        after = hub.register.head();
        Awaitility.await().until(() -> hub.register.head() > after);
        over.set(true);
        Awaitility.await().until(() -> !load.isAlive());
        end = hub.register.head();
        new HeadMemory(hub.sql, memory, Clock.systemUTC()).remember();
        assertThat(new HeadMemory(hub.sql, memory, Clock.systemUTC()).check()).isTrue();
      }
    }
    try (EmbeddedPostgres server = start(copy);
        TestRegister hub = TestRegister.on(server.getPostgresDatabase(), keys, Clock.systemUTC())) {
      long head = hub.register.head();
      assertThat(head).isBetween(before, end);
      assertThat(hub.chain.verify())
          .isEqualTo(new ChainCheck.Report(head, groups(hub), java.util.List.of()));
      assertThat(count(hub, "entry")).isEqualTo(head);
      assertThat(count(hub, "sealed_identity")).isEqualTo(head);
      assertThat(count(hub, "evidence")).isEqualTo(head);
      assertThat(hub.reader.page(0, 100_000).lines())
          .hasSize((int) head)
          .allMatch(line -> phone(line.seq()).equals(line.identity()));
      assertThat(hub.log.evidence(head)).isPresent();
      assertThat(hub.register.check(phone(1), Set.of(Medium.VOICE), Scope.ALL).suppressed())
          .isTrue();
      assertThat(new HeadMemory(hub.sql, memory, Clock.systemUTC()).check()).isFalse();
      assertThat(
              hub.sql
                  .sql("select object from audit where what = 'register-older'")
                  .query(String.class)
                  .single())
          .isEqualTo("it was at entry " + end + " and is at " + head);
      hub.message("form", OptOut.of(phone(end + 1), Set.of(Medium.VOICE), Scope.ALL));
      assertThat(hub.register.head()).isEqualTo(head + 1);
    }
  }

  private static EmbeddedPostgres start(Path data) throws IOException {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false).start();
  }

  /** The slot keeps what the copy needs until it is copied, too. */
  private static void backUp(Connection session, Path data, Path copy) throws Exception {
    try (Statement sql = session.createStatement()) {
      sql.execute("select pg_create_physical_replication_slot('backup', true, true)");
      sql.execute("select pg_backup_start('hub', true)");
      copy(data, copy);
      String label = label(sql);
      copy(data.resolve("pg_wal"), copy.resolve("pg_wal"));
      Files.writeString(copy.resolve("backup_label"), label);
      Files.delete(copy.resolve("postmaster.pid"));
    }
  }

  private static String label(Statement sql) throws SQLException {
    try (ResultSet row = sql.executeQuery("select labelfile from pg_backup_stop(false)")) {
      row.next();
      return row.getString(1);
    }
  }

  /** As {@code cp}: files that go meanwhile are none of the backup's. */
  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
              throws IOException {
            Path made = to.resolve(from.relativize(folder).toString());
            if (!Files.exists(made)) {
              Files.copy(folder, made, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            try {
              Files.copy(
                  file,
                  to.resolve(from.relativize(file).toString()),
                  java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchFileException e) {
              return FileVisitResult.CONTINUE;
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw e;
          }
        });
  }

  private static void load(TestRegister hub, AtomicBoolean over) {
    for (long i = 1; !over.get() && i < 9_000; i++) {
      String id = "m" + i;
      var arrival =
          new io.optouthub.optout.Arrival(
              "form", io.optouthub.optout.Arrival.Kind.FORM, id, id, hub.now());
      OptOut request = OptOut.of(phone(i), Set.of(Medium.VOICE), Scope.ALL);
      hub.register.append(
          Submission.message(
              arrival, Item.registered(java.util.List.of(request), new byte[2_000])));
    }
  }

  private static Phone phone(long i) {
    return new Phone("+3363998%04d".formatted(i));
  }

  private static long groups(TestRegister hub) {
    return count(hub, "entry_group");
  }

  private static long count(TestRegister hub, String table) {
    return hub.sql.sql("select count(*) from " + table).query(Long.class).single();
  }
}
