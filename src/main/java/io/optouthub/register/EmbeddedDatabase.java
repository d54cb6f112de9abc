package io.optouthub.register;

import com.sun.management.OperatingSystemMXBean;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of the hub's own, in a folder that stays.
 *
 * <p>After a {@code kill -9} of the hub its server may still run: it is asked to stop first, since
 * two servers cannot share a folder.
 */
final class EmbeddedDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);

  private final EmbeddedPostgres postgres;

  private EmbeddedDatabase(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static EmbeddedDatabase start(Path dataFolder) {
    Path folder = dataFolder.toAbsolutePath().resolve("postgres");
    try {
      Files.createDirectories(folder.getParent());
      stopLeftOver(folder);
      EmbeddedPostgres started =
          EmbeddedPostgres.builder()
              .setDataDirectory(folder)
              .setCleanDataDirectory(false)
              // Its own hook would stop it beside the hub, which still writes then.
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("max_connections", "100")
              .setServerConfig("shared_buffers", buffers() + "MB")
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("max_wal_size", "2GB")
              .start();
      return new EmbeddedDatabase(started);
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL does not start in " + folder, e);
    }
  }

  /** An eighth of the machine's memory, or the container's: 128 MB at least, 2 GB at most. */
  private static long buffers() {
    long all =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
            ? machine.getTotalMemorySize() >> 20
            : 0;
    return Math.max(128, Math.min(2_048, all / 8));
  }

  String url() {
    return postgres.getJdbcUrl("postgres", "postgres");
  }

  private static void stopLeftOver(Path folder) throws IOException {
    Path pidFile = folder.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    String pid = Files.readAllLines(pidFile).get(0).strip();
    Optional<ProcessHandle> left =
        ProcessHandle.of(Long.parseLong(pid))
            .filter(process -> process.info().command().orElse("").contains("postgres"));
    if (left.isEmpty()) {
      return;
    }
    LOG.info("embedded-database-left-over pid={} action=stop", pid);
    // SIGINT is PostgreSQL's fast shutdown: sessions are ended, nothing committed is lost.
    new ProcessBuilder("kill", "-INT", pid).start();
    try {
      left.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IOException("PostgreSQL " + pid + " is still using " + folder, e);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
