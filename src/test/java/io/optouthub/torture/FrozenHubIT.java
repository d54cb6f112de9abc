package io.optouthub.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.torture.World.Hub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of two hubs one freezes while it leads, or its clock jumps; what is applied stays in order. */
class FrozenHubIT {

  private static final int EACH = 60;
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void whatAFrozenHubHadInHandIsNotAppliedAfterWhatCameLater() throws Exception {
    try (World world = World.start("frozen");
        Hub leader = world.hub("one", Map.of())) {
      leader.awaitReady();
      Senders first = new Senders(world, List.of(leader));
      first.api(People.of(60_000 - 1));
      World.await(SOON, "the first", () -> world.count("lyon") == 1 && world.count("paris") == 1);
      try (Hub follower = world.hub("other", Map.of())) {
        follower.awaitReady();
        freeze(world, leader, follower);
      }
    }
  }

  private static void freeze(World world, Hub leader, Hub follower) throws Exception {
    // So slow that the freeze falls between the lines of a batch.
    world.sql("paris").sql(SLOW).update();
    Senders both = new Senders(world, List.of(leader, follower));
    List<String> people = IntStream.range(0, EACH).mapToObj(n -> People.of(n * 6)).toList();
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    Senders rest = new Senders(world, List.of(follower));
    for (String who : people) {
      both.api(who, false, noon, who + "-out");
    }
    Thread.sleep(500);
    leader.process().freeze();
    Instant frozen = Instant.now();
    for (String who : people.subList(0, EACH / 2)) {
      rest.api(who, true, noon.plusSeconds(60), who + "-in");
    }
    TreeSet<String> out = new TreeSet<>(people.subList(EACH / 2, EACH));
    out.add(People.of(60_000 - 1));
    World.await(SOON, "the other hub takes over", () -> world.blocked("lyon").equals(out));
    Scale.say(
        "frozen: the other hub had all applied %.1f s after the freeze",
        Duration.between(frozen, Instant.now()).toMillis() / 1000.0);
    World.await(SOON, "paris", () -> world.blocked("paris").equals(out));
    Duration left = Scale.FROZEN.minus(Duration.between(frozen, Instant.now()));
    Thread.sleep(Math.max(0, left.toMillis()));
    leader.process().thaw();
    both.api(People.of(60_000 - 2));
    out.add(People.of(60_000 - 2));
    World.await(SOON, "paris after it woke", () -> world.blocked("paris").equals(out));
    World.await(SOON, "lyon after it woke", () -> world.blocked("lyon").equals(out));
    // Whatever the woken hub still does, it must do now.
    Thread.sleep(5_000);
    assertThat(world.blocked("paris")).isEqualTo(out);
    assertThat(world.blocked("lyon")).isEqualTo(out);
    assertThat(leader.process().alive()).isTrue();
  }

  @Test
  void aClockThatJumpsByAnHourHoldsNothingUpAndTurnsNothingRound() throws Exception {
    try (World world = World.start("skewed");
        Hub one = skewed(world, "one");
        Hub other = skewed(world, "other")) {
      one.awaitReady();
      other.awaitReady();
      Senders senders = new Senders(world, List.of(one, other));
      int person = 0;
      TreeSet<String> out = new TreeSet<>();
      for (String skew : List.of("PT1H", "-PT1H", "PT0S")) {
        Files.writeString(skewFile(world, "one"), skew);
        for (int n = 0; n < 20; n++) {
          String who = People.of(6 * person++);
          senders.api(who);
          out.add(who);
        }
        World.await(SOON, "lyon with " + skew, () -> world.blocked("lyon").equals(out));
        World.await(SOON, "paris with " + skew, () -> world.blocked("paris").equals(out));
      }
      Map<String, Long> effects =
          world.sql("paris").sql("select number from effect").query(String.class).list().stream()
              .collect(Collectors.groupingBy(n -> n, HashMap::new, Collectors.counting()));
      assertThat(effects.values()).containsOnly(1L);
      Scale.say("clock: +1 h, -1 h and back: %d people, one effect each", out.size());
    }
  }

  private static final String SLOW =
      """
      create function slow() returns trigger language plpgsql as $$
      begin
        perform pg_sleep(0.02);
        return coalesce(new, old);
      end $$;
      create trigger slow before insert or delete on dnc for each row execute function slow();
      """;

  private static Hub skewed(World world, String name) throws Exception {
    return world.hub(name, Map.of(Skewed.FILE, skewFile(world, name).toString()));
  }

  private static Path skewFile(World world, String name) {
    return world.folder.resolve("skew-" + name);
  }
}
