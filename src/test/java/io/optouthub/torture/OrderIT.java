package io.optouthub.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.torture.World.Hub;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Opt-outs and opt-ins of the same people arrive in every order, through kills and with a target
 * that fails now and then; everywhere the same state must be left.
 */
class OrderIT {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  /** What one person says, with the minute it was said; the last one holds. */
  private record Said(boolean in, int minute) {}

  /** Two stories, with the end that each must have. */
  private static final List<List<Said>> STORIES =
      List.of(
          List.of(new Said(false, 1), new Said(true, 2), new Said(false, 3), new Said(true, 4)),
          List.of(new Said(true, 1), new Said(false, 2), new Said(true, 3), new Said(false, 4)));

  private static final int AGAIN = Scale.WHOLE ? 20 : 2;

  @Test
  void everyOrderOfOptOutsAndOptInsEndsInTheSameStateEverywhere() throws Exception {
    long seed = Long.getLong("torture.seed", System.nanoTime());
    List<List<Integer>> orders = orders(4);
    assertThat(orders).hasSize(24);
    ExecutorService people = Executors.newFixedThreadPool(8);
    try (World world = World.start("order");
        Hub one = world.hub("one", Map.of());
        Hub other = world.hub("other", Map.of())) {
      List<Hub> hubs = List.of(one, other);
      hubs.forEach(Hub::awaitReady);
      // Every third second the dialer in Paris fails, as an outage does.
      world.sql("paris").sql(FLAKY).update();
      Senders senders = new Senders(world, hubs);
      List<Future<?>> said = new ArrayList<>();
      TreeSet<String> out = new TreeSet<>();
      TreeSet<String> outAbroad = new TreeSet<>();
      TreeSet<String> abroad = new TreeSet<>();
      int person = 0;
      for (int again = 0; again < AGAIN; again++) {
        for (List<Said> story : STORIES) {
          for (List<Integer> order : orders) {
            boolean french = person % 2 == 0;
            String who = People.of(french ? person : 61_000 + person);
            person++;
            boolean ends = !story.get(story.size() - 1).in();
            if (!french) {
              abroad.add(who);
            }
            if (ends) {
              (french ? out : outAbroad).add(who);
            }
            said.add(people.submit(() -> tell(senders, who, story, order)));
          }
        }
      }
      SplittableRandom random = new SplittableRandom(seed);
      int kills = Math.max(2, Scale.KILLS / 10);
      for (int kill = 0; kill < kills; kill++) {
        Hub victim = hubs.get(random.nextInt(2));
        Thread.sleep(random.nextInt(1_500));
        victim.process().kill();
        victim.process().startAgain();
        victim.awaitReady();
      }
      for (Future<?> each : said) {
        each.get();
      }
      Duration most = Duration.ofMinutes(3);
      World.await(most, "paris", () -> settled(world, "paris"));
      World.await(most, "lyon", () -> settled(world, "lyon"));
      World.await(most, "calls", () -> settled(world, "calls"));
      assertThat(world.blocked("paris")).isEqualTo(out);
      assertThat(world.blocked("lyon")).isEqualTo(out);
      TreeSet<String> told = new TreeSet<>();
      world
          .calls
          .people()
          .forEach(
              (who, calls) -> {
                if (calls.get(calls.size() - 1).suppressed()) {
                  told.add(who);
                }
              });
      assertThat(told).isEqualTo(outAbroad);
      Scale.say(
          "order: seed %d, %d people, %d orders, %d kills: the same end at all targets",
          seed, person, orders.size() * STORIES.size(), kills);
    } finally {
      people.shutdownNow();
    }
  }

  private static final String FLAKY =
      """
      create function flaky() returns trigger language plpgsql as $$
      begin
        if extract(second from clock_timestamp())::int % 3 = 0 then
          raise exception 'try again' using errcode = '40001';
        end if;
        return coalesce(new, old);
      end $$;
      create trigger flaky before insert or delete on dnc for each row execute function flaky();
      """;

  private static Void tell(Senders senders, String who, List<Said> story, List<Integer> order)
      throws InterruptedException {
    for (int which : order) {
      Said said = story.get(which);
      Instant at = NOON.plus(Duration.ofMinutes(said.minute()));
      senders.api(who, said.in(), at, who + "-" + which);
    }
    return null;
  }

  private static boolean settled(World world, String target) {
    return world
            .log()
            .sql(
                """
                select target.position = (select max(last_seq) from entry_group)
                from target where name = ?
                """)
            .param(target)
            .query(Boolean.class)
            .single()
        && world
                .log()
                .sql("select count(*) from parked where state in ('parked', 'retry')")
                .query(Integer.class)
                .single()
            == 0;
  }

  private static List<List<Integer>> orders(int length) {
    if (length == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (List<Integer> shorter : orders(length - 1)) {
      for (int at : IntStream.rangeClosed(0, shorter.size()).toArray()) {
        List<Integer> order = new ArrayList<>(shorter);
        order.add(at, length - 1);
        all.add(order);
      }
    }
    return all;
  }
}
