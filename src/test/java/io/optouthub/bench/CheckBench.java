package io.optouthub.bench;

import static io.optouthub.bench.Comparison.rate;
import static io.optouthub.bench.Comparison.seconds;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import io.optouthub.register.FilledRegister;
import io.optouthub.register.TestRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** "May I call?", with 10,000,000 in the register; half of those asked about are. */
class CheckBench {

  private static final int PEOPLE = Integer.getInteger("bench.people", 10_000_000);
  private static final int ASKED = 1_000_000;
  private static final Set<Medium> VOICE = Set.of(Medium.VOICE);

  @Test
  void checks() throws Exception {
    try (FilledRegister filled = new FilledRegister(PEOPLE, Numbers::phone)) {
      try (TestRegister hub = filled.loaded()) {
        long bytes = FilledRegister.bytes(hub);
        Results.say(
            "index of %,d people: %,d bytes, %.1f each; 100,000,000 would take %.2f GB",
            PEOPLE, bytes, (double) bytes / PEOPLE, (double) bytes / PEOPLE / 10);
        inProcess(filled, hub);
      }
      Comparison.time(
              "restart with %,d in the register until checks come from memory".formatted(PEOPLE),
              "s",
              () -> loading(filled))
          .beside("COPY of the same rows to nowhere", 4, () -> copying(filled))
          .run();
      overHttp(filled);
    }
  }

  private static void inProcess(FilledRegister filled, TestRegister hub) throws Exception {
    Random random = new Random(6);
    List<List<Phone>> batches = new ArrayList<>();
    for (int i = 0; i < ASKED / 1_000; i++) {
      batches.add(
          random.ints(1_000, 0, 2 * PEOPLE).mapToObj(person -> Numbers.phone(person)).toList());
    }
    List<UUID> ready = new ArrayList<>();
    batches.forEach(batch -> ready.addAll(filled.fingerprints(batch)));
    Comparison.rate("check in process, one thread", "numbers/s", () -> asked(hub, batches))
        .goal(1_000_000)
        .beside("a look into the same index, its key at hand", 0, () -> looked(hub, ready))
        .beside("the fingerprint alone", 0, () -> fingerprinted(filled, batches))
        .run();
  }

  private static double asked(TestRegister hub, List<List<Phone>> batches) {
    long began = System.nanoTime();
    long suppressed = 0;
    for (List<Phone> batch : batches) {
      suppressed +=
          hub.checks.check(batch, VOICE, Scope.ALL).stream()
              .filter(one -> one.suppressed())
              .count();
    }
    half(suppressed);
    return rate(ASKED, began);
  }

  private static double looked(TestRegister hub, List<UUID> ready) {
    long began = System.nanoTime();
    FilledRegister.known(hub, ready);
    return rate(ASKED, began);
  }

  private static double fingerprinted(FilledRegister filled, List<List<Phone>> batches) {
    long began = System.nanoTime();
    batches.forEach(filled::fingerprints);
    return rate(ASKED, began);
  }

  private static void half(long suppressed) {
    if (Math.abs(suppressed - ASKED / 2) > ASKED / 50) {
      throw new IllegalStateException(suppressed + " of " + ASKED + " are suppressed");
    }
  }

  private static double loading(FilledRegister filled) {
    long began = System.nanoTime();
    filled.loaded().close();
    return seconds(began);
  }

  private static double copying(FilledRegister filled) throws Exception {
    long began = System.nanoTime();
    filled.copyToNowhere();
    return seconds(began);
  }

  private static void overHttp(FilledRegister filled) throws Exception {
    try (BenchHub.Running hub = BenchHub.start("check", filled.settings(), Map.of())) {
      hub.awaitChecksFromMemory();
      Random random = new Random(7);
      Clients.Calls check =
          () ->
              "GET /api/v1/check?medium=voice&phone=%2B33"
                  + Numbers.national(random.nextInt(2 * PEOPLE))
                  + BenchHub.AS_CHECK;
      String what = "GET /check, 64 clients";
      Clients.Calls known = () -> "GET /api/v1/bench/constant" + BenchHub.AS_CHECK;
      hub.compare(what, 64, check, "a constant, same server, same key", 0.8, 1.5, known);
      Clients.Calls open = () -> "GET /bench/constant" + BenchHub.AS_CHECK;
      hub.compare(what, 64, check, "a constant, same server, no key asked for", 0.8, 1.5, open);
      String body = body(random);
      Clients.Calls many =
          () ->
              "POST /api/v1/check?medium=voice"
                  + BenchHub.AS_CHECK.replace("\r\n\r\n", "\r\nContent-Type: application/json")
                  + "\r\nContent-Length: "
                  + body.length()
                  + "\r\n\r\n"
                  + body;
      Comparison.rate(
              "POST /check of 10,000 numbers, 2 clients",
              "numbers/s",
              () -> 10_000 * hub.clients(2).run(many, 5).rate())
          .goal(500_000)
          .run();
    }
  }

  private static String body(Random random) {
    StringBuilder all = new StringBuilder("[");
    for (int i = 0; i < 10_000; i++) {
      all.append(i == 0 ? "\"" : ",\"").append(Numbers.written(random.nextInt(2 * PEOPLE)));
      all.append('"');
    }
    return all.append(']').toString();
  }
}
