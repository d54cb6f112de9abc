package io.optouthub.torture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.torture.Senders.Way;
import io.optouthub.torture.World.Hub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two hubs on one database are killed again and again while requests come by every kind of channel;
 * then what was acknowledged, the register and every target are compared.
 */
class KillsIT {

  private static final int PEOPLE = Scale.REQUESTS;
  private static final int PARTS = Scale.KILLS + 1;

  /** So many records may be in flight to a target that takes one a call: see the README. */
  private static final int IN_FLIGHT = 32;

  private final ExecutorService senders = Executors.newFixedThreadPool(6);

  @Test
  void nothingAcknowledgedIsLostAndNoTargetSeesASecondEffect() throws Exception {
    long seed = Long.getLong("torture.seed", System.nanoTime());
    Scale.say("kills: seed %d, %d kills, %d requests", seed, Scale.KILLS, PEOPLE);
    try (World world = World.start("kills");
        Hub one = world.hub("one", Map.of());
        Hub other = world.hub("other", Map.of())) {
      List<Hub> hubs = List.of(one, other);
      hubs.forEach(Hub::awaitReady);
      Senders traffic = new Senders(world, hubs);
      SplittableRandom random = new SplittableRandom(seed);
      List<Future<?>> sent = new ArrayList<>(send(traffic, 0));
      for (int kill = 1; kill <= Scale.KILLS; kill++) {
        Hub victim = hubs.get(random.nextInt(2));
        Thread.sleep(random.nextInt(4_000));
        victim.process().kill();
        victim.process().startAgain();
        sent.addAll(send(traffic, kill));
        if (random.nextInt(4) > 0) {
          // Else the next kill falls into a start.
          victim.awaitReady();
        }
      }
      for (Future<?> each : sent) {
        each.get();
      }
      compare(world, traffic);
    } finally {
      senders.shutdownNow();
    }
  }

  /** This part of the requests, by their channels, beside each other. */
  private List<Future<?>> send(Senders traffic, int part) {
    Map<Way, List<String>> people =
        IntStream.range(0, PEOPLE)
            .filter(person -> person % PARTS == part)
            .boxed()
            .collect(
                groupingBy(
                    KillsIT::way,
                    java.util.stream.Collectors.mapping(
                        KillsIT::person, java.util.stream.Collectors.toList())));
    List<Future<?>> sent = new ArrayList<>();
    people.forEach(
        (way, some) ->
            sent.add(
                senders.submit(
                    () -> {
                      traffic.by(way, some);
                      return null;
                    })));
    return sent;
  }

  // Spread over all kinds of identity, however few are sent.
  private static String person(int n) {
    return People.of((int) ((long) n * 104_000 / PEOPLE));
  }

  // The table's do_not_call says nothing about an address, which would go to review.
  private static Way way(int n) {
    Way way = Senders.way(n / PARTS);
    return way == Way.TABLE && person(n).contains("@") ? Way.API : way;
  }

  private static void compare(World world, Senders traffic) throws Exception {
    Set<String> all =
        IntStream.range(0, PEOPLE).mapToObj(KillsIT::person).collect(toCollection(TreeSet::new));
    assertThat(all).as("each asks once").hasSize(PEOPLE);
    Set<String> french = all.stream().filter(People::french).collect(toCollection(TreeSet::new));
    Set<String> others = new TreeSet<>(all);
    others.removeAll(french);
    Duration most = Duration.ofMinutes(10);
    World.await(most, "the register", () -> entries(world, "kind in (1, 3)") >= PEOPLE);
    World.await(most, "paris", () -> world.count("paris") >= french.size());
    World.await(most, "lyon", () -> world.count("lyon") >= french.size());
    World.await(most, "calls", () -> world.calls.people().size() >= others.size());
    World.await(most, "list", () -> new TreeSet<>(world.listed()).size() >= french.size());

    assertThat(entries(world, "kind = 1")).as("registered, each person once").isEqualTo(PEOPLE);
    assertThat(people(world)).isEqualTo(PEOPLE);
    int repeats = entries(world, "kind = 3");
    assertThat(repeats).isLessThanOrEqualTo(traffic.formsAgain.get());
    assertThat(entries(world, "kind in (5, 6, 7)")).as("not understood").isZero();
    assertThat(
            world
                .log()
                .sql("select reference from arrival where channel = 'api'")
                .query(String.class)
                .set())
        .containsAll(traffic.acknowledged.keySet());
    for (String dialer : List.of("paris", "lyon")) {
      assertThat(world.blocked(dialer)).isEqualTo(french);
      assertThat(
              world
                  .sql(dialer)
                  .sql("select number || what from effect group by 1 having count(*) > 1")
                  .query(String.class)
                  .list())
          .as("second effects in " + dialer)
          .hasSizeLessThanOrEqualTo(dialer.equals("lyon") ? repeats : 0);
    }
    calls(world, others, repeats);
    List<String> listed = world.listed();
    assertThat(new TreeSet<>(listed)).isEqualTo(french);
    Scale.say(
        "kills: %d registered, 0 lost, %d repeats of %d forms sent again, %d lines listed twice, no's %s",
        PEOPLE, repeats, traffic.formsAgain.get(), listed.size() - french.size(), traffic.noes);
  }

  private static void calls(World world, Set<String> others, int repeats) {
    Map<String, List<Calls.Call>> people = world.calls.people();
    assertThat(people.keySet()).isEqualTo(others);
    int again = 0;
    int keys = 0;
    for (List<Calls.Call> calls : people.values()) {
      int distinct = calls.stream().map(Calls.Call::key).collect(toCollection(TreeSet::new)).size();
      keys += distinct - 1;
      again += calls.size() - distinct;
      assertThat(calls).allMatch(Calls.Call::suppressed);
      assertThat(calls.size() - distinct)
          .as("a record repeated: at most once a crash")
          .isLessThanOrEqualTo(Scale.KILLS);
    }
    assertThat(keys).as("another key only for another request").isLessThanOrEqualTo(repeats);
    assertThat(again)
        .as("calls repeated under the same key")
        .isLessThanOrEqualTo(Scale.KILLS * IN_FLIGHT);
    Scale.say("kills: %d calls repeated under the same key, of %d", again, people.size());
  }

  private static int entries(World world, String condition) {
    return world
        .log()
        .sql("select count(*) from entry where " + condition)
        .query(Integer.class)
        .single();
  }

  private static int people(World world) {
    return world
        .log()
        .sql("select count(distinct fingerprint) from entry where kind = 1")
        .query(Integer.class)
        .single();
  }
}
