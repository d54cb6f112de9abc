package io.optouthub.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.torture.Senders.Way;
import io.optouthub.torture.World.Hub;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The lines to every kind of server are slow, narrow, cut or dead for a while. */
class BadNetworkIT {

  private static final int EACH = 12;

  /** Longer than a hub waits for any answer, so that waiting for ever shows. */
  private static final Duration DEAD = Duration.ofSeconds(Scale.WHOLE ? 100 : 15);

  private static final Duration BAD = Duration.ofSeconds(Scale.WHOLE ? 20 : 5);
  private static final Duration RECOVERY = Duration.ofSeconds(150);

  @Test
  void nothingIsLostAndEverythingGoesOnByItself() throws Exception {
    ExecutorService background = Executors.newCachedThreadPool();
    try (World world = World.start("network");
        Line register = Line.to(world.register.getPort());
        Line systems = Line.to(world.systems.getPort());
        Line imap = Line.to(world.servers.imapPort());
        Line sftp = Line.to(world.servers.sftpPort());
        Line http = Line.to(world.calls.port());
        Hub hub = world.hub("one", through(world, register, systems, imap, sftp, http))) {
      hub.awaitReady();
      List<Line> lines = List.of(register, systems, imap, sftp, http);
      Senders senders = new Senders(world, List.of(hub));
      TreeSet<String> french = new TreeSet<>();
      TreeSet<String> abroad = new TreeSet<>();
      int part = 0;
      for (Line.State state : Line.State.values()) {
        lines.forEach(line -> line.is(state));
        List<String> people = people(part++);
        people.forEach(who -> (People.french(who) ? french : abroad).add(who));
        Future<Void> sent = background.submit(() -> send(senders, people));
        Thread.sleep((state == Line.State.DEAD ? DEAD : BAD).toMillis());
        lines.forEach(line -> line.is(Line.State.GOOD));
        Instant good = Instant.now();
        sent.get();
        World.await(RECOVERY, "paris after " + state, () -> world.blocked("paris").equals(french));
        World.await(RECOVERY, "lyon after " + state, () -> world.blocked("lyon").equals(french));
        World.await(
            RECOVERY, "list after " + state, () -> new TreeSet<>(world.listed()).equals(french));
        World.await(
            RECOVERY, "calls after " + state, () -> world.calls.people().keySet().equals(abroad));
        Scale.say(
            "network: %s, everything everywhere %.1f s after it was good again",
            state, Duration.between(good, Instant.now()).toMillis() / 1000.0);
      }
      assertThat(hub.process().alive()).isTrue();
    } finally {
      background.shutdownNow();
    }
  }

  private static List<String> people(int part) {
    return IntStream.range(0, EACH * Way.values().length)
        .mapToObj(
            n -> {
              int person = part * 100 + n;
              return People.of(n % 3 == 0 ? 61_000 + person : person);
            })
        .toList();
  }

  private static Void send(Senders senders, List<String> people) throws Exception {
    int ways = Way.values().length;
    for (int way = 0; way < ways; way++) {
      List<String> some = people.subList(way * EACH, (way + 1) * EACH);
      senders.by(Way.values()[way], some);
    }
    return null;
  }

  private static Map<String, String> through(
      World world, Line register, Line systems, Line imap, Line sftp, Line http) throws Exception {
    Map<String, String> settings = new HashMap<>();
    world.settings.forEach(
        (name, value) ->
            settings.put(
                name,
                name.startsWith("optout.databases.") && name.endsWith(".url")
                    ? value.replace(":" + world.systems.getPort(), ":" + systems.port())
                    : value));
    settings.put(
        "spring.datasource.url",
        world
            .settings
            .get("spring.datasource.url")
            .replace(":" + world.register.getPort(), ":" + register.port()));
    settings.put("world.imap-port", String.valueOf(imap.port()));
    settings.put("world.sftp-port", String.valueOf(sftp.port()));
    settings.put("world.list-port", String.valueOf(sftp.port()));
    settings.put("world.http-port", String.valueOf(http.port()));
    world.servers.alsoKnownAt(sftp.port());
    return settings;
  }
}
