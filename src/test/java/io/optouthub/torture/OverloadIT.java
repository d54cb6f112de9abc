package io.optouthub.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.torture.World.Hub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Ten times what a key may send: what is over is told so, what is accepted is kept. */
class OverloadIT {

  private static final int ALLOWED = 50;
  private static final Duration NORMAL = Duration.ofSeconds(Scale.WHOLE ? 20 : 4);

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicInteger next = new AtomicInteger();
  private final Set<String> accepted = ConcurrentHashMap.newKeySet();

  /** What a phase was answered: how often what, and how long those that were accepted took. */
  private record Phase(Map<Integer, Integer> answers, List<Long> accepted) {
    double p99() {
      List<Long> sorted = accepted.stream().sorted().toList();
      return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1) / 1e6;
    }
  }

  @Test
  void whatIsOverTheRateIsToldToComeAgainAndNothingAcceptedIsLost() throws Exception {
    try (World world = World.start("overload");
        Hub hub = world.hub("one", Map.of("optout.limits.key", String.valueOf(ALLOWED)))) {
      hub.awaitReady();
      send(hub, ALLOWED / 2, Duration.ofSeconds(5));
      Phase before = send(hub, ALLOWED / 2, NORMAL);
      Phase wave = send(hub, ALLOWED * 10, Scale.WAVE);
      // The allowance of the second in which the wave ended is used up.
      Thread.sleep(2_000);
      Phase after = send(hub, ALLOWED / 2, NORMAL);

      assertThat(before.answers().keySet()).containsExactly(202);
      assertThat(wave.answers().keySet()).containsExactlyInAnyOrder(202, 429);
      assertThat(wave.answers().get(429)).isGreaterThan(wave.answers().get(202));
      assertThat(after.answers().keySet()).containsExactly(202);
      Set<String> kept = world.log().sql("select reference from arrival").query(String.class).set();
      assertThat(kept).containsAll(accepted);
      assertThat(
              world
                  .log()
                  .sql("select count(*) from entry where kind = 1")
                  .query(Integer.class)
                  .single())
          .isEqualTo(accepted.size());
      Scale.say(
          "overload: %d/s for %s: %s; p99 of the accepted before %.1f ms, in the wave %.1f ms,"
              + " after %.1f ms (%.2f times)",
          ALLOWED * 10,
          Scale.WAVE,
          wave.answers(),
          before.p99(),
          wave.p99(),
          after.p99(),
          after.p99() / before.p99());
    }
  }

  /** So many a second, whatever comes back. */
  private Phase send(Hub hub, int rate, Duration length) {
    Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<Long> took = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<?>> all = new ArrayList<>();
    long start = System.nanoTime();
    long count = rate * length.toSeconds();
    for (int n = 0; n < count; n++) {
      long due = start + n * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      long sent = System.nanoTime();
      all.add(
          http.sendAsync(request(hub), HttpResponse.BodyHandlers.ofString())
              .thenAccept(
                  answer -> {
                    answers
                        .computeIfAbsent(answer.statusCode(), s -> new AtomicInteger())
                        .incrementAndGet();
                    if (answer.statusCode() == 202) {
                      took.add(System.nanoTime() - sent);
                      accepted.add(
                          answer.body().replaceFirst(".*\"reference\":\"([^\"]+)\".*", "$1"));
                    } else {
                      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                    }
                  }));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    Map<Integer, Integer> counts = new ConcurrentHashMap<>();
    answers.forEach((status, number) -> counts.put(status, number.get()));
    return new Phase(counts, List.copyOf(took));
  }

  private HttpRequest request(Hub hub) {
    return HttpRequest.newBuilder(URI.create(hub.url() + "/api/v1/opt-outs"))
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + World.KEY + "-intake")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                "{\"phone\": \"" + People.of(next.getAndIncrement()) + "\"}"))
        .build();
  }
}
