package io.optouthub.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.torture.Senders.Way;
import io.optouthub.torture.World.Hub;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * The register's database goes away under load, comes back; goes away for ever, and a copy of it
 * takes its place. No hub is started again.
 */
class DatabaseAwayIT {

  private static final int EACH = 40;
  private static final int WAYS = Way.values().length;

  private final ExecutorService senders = Executors.newCachedThreadPool();

  @Test
  void sourcesWaitOrAreToldToAndTheHubGoesOnByItself() throws Exception {
    try (World world = World.start("database-away");
        Hub hub = world.hub("one", Map.of())) {
      hub.awaitReady();
      Senders traffic = new Senders(world, List.of(hub));
      send(traffic, 0);
      awaitAll(world, EACH * WAYS, "before");
      int port = world.register.getPort();

      world.register.close();
      Future<Void> waiting = during(traffic, 1);
      Thread.sleep(Scale.AWAY.toMillis());
      assertThat(waiting.isDone()).as("acknowledged without a register").isFalse();
      assertThat(traffic.noes).containsKey(503).doesNotContainKey(500);
      EmbeddedPostgres again = World.database(world.folder.resolve("register"), port);
      Instant back = Instant.now();
      int before = taken(world);
      World.await(
          Duration.ofSeconds(30), "the first after it came back", () -> taken(world) > before);
      Scale.say("database: taken again %.1f s after it was back", seconds(back));
      waiting.get();
      awaitAll(world, EACH * WAYS * 2, "after it came back");
      Scale.say(
          "database: away for %s, everything done %.1f s after it was back",
          Scale.AWAY, seconds(back));
      assertThat(hub.process().alive()).isTrue();

      again.close();
      Future<Void> meanwhile = during(traffic, 2);
      Path copy = world.folder.resolve("register-copy");
      FileSystemUtils.copyRecursively(world.folder.resolve("register"), copy);
      Files.deleteIfExists(copy.resolve("postmaster.pid"));
      privately(copy);
      EmbeddedPostgres other = World.database(copy, port);
      back = Instant.now();
      meanwhile.get();
      awaitAll(world, EACH * WAYS * 3, "after the failover");
      Scale.say("database: everything done %.1f s after the failover", seconds(back));
      assertThat(hub.process().alive()).isTrue();
      assertThat(taken(world)).isEqualTo(EACH * WAYS * 3 + traffic.formsAgain.get());
      other.close();
    } finally {
      senders.shutdownNow();
    }
  }

  private static int taken(World world) {
    return world
        .log()
        .sql("select count(*) from entry where kind in (1, 3)")
        .query(Integer.class)
        .single();
  }

  private Future<Void> during(Senders traffic, int part) {
    return senders.submit(
        () -> {
          send(traffic, part);
          return null;
        });
  }

  /**
   * Everybody of this part by every kind of channel at once; returns when the last is acknowledged.
   */
  private void send(Senders traffic, int part) throws Exception {
    List<Future<?>> all =
        IntStream.range(0, WAYS)
            .<Future<?>>mapToObj(
                way ->
                    senders.submit(
                        () -> {
                          List<String> people =
                              IntStream.range(0, EACH)
                                  .mapToObj(n -> People.of((part * WAYS + way) * EACH + n))
                                  .toList();
                          traffic.by(Way.values()[way], people);
                          return null;
                        }))
            .toList();
    for (Future<?> each : all) {
      each.get();
    }
  }

  private static void awaitAll(World world, int people, String when) {
    Duration most = Duration.ofSeconds(90);
    World.await(most, "paris " + when, () -> world.count("paris") >= people);
    World.await(most, "lyon " + when, () -> world.count("lyon") >= people);
  }

  private static void privately(Path folder) throws Exception {
    Files.setPosixFilePermissions(
        folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
  }

  private static double seconds(Instant since) {
    return Duration.between(since, Instant.now()).toMillis() / 1000.0;
  }
}
