package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Phone;
import io.optouthub.optout.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class OrderedWriterIT {

  private static final int ENTRIES = 100_000;
  private static final int PER_MESSAGE = 5;
  private static final int PEOPLE = 1_000;

  @Test
  void twoHubsWithEightWritersEachAndNoReaderMissesAnEntryOrSeesAPersonOutOfOrder()
      throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    try (TestRegister one = TestRegister.fresh(Clock.systemUTC());
        TestRegister two = one.secondHub()) {
      AtomicBoolean writing = new AtomicBoolean(true);
      List<Future<List<Long>>> readers = new ArrayList<>();
      for (TestRegister hub : List.of(one, two, one)) {
        readers.add(threads.submit(() -> follow(hub, writing)));
      }
      List<CompletableFuture<Void>> writers = new ArrayList<>();
      for (int w = 0; w < 16; w++) {
        int writer = w;
        TestRegister hub = w % 2 == 0 ? one : two;
        writers.add(CompletableFuture.runAsync(() -> write(hub, writer), threads));
      }
      CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).get();
      assertThat(one.register.head()).isEqualTo(ENTRIES);
      writing.set(false);
      for (Future<List<Long>> reader : readers) {
        List<Long> seen = reader.get();
        assertThat(seen).hasSize(ENTRIES).isSorted().doesNotHaveDuplicates();
      }
      assertThat(one.chain.verify().intact()).isTrue();
      Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> two.register.head() == ENTRIES);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void write(TestRegister hub, int writer) {
    for (int i = 0; i < ENTRIES / 16 / PER_MESSAGE; i++) {
      OptOut[] requests = new OptOut[PER_MESSAGE];
      for (int k = 0; k < PER_MESSAGE; k++) {
        int person = (writer * 7 + i * PER_MESSAGE + k) % PEOPLE;
        Phone phone = new Phone("+336399" + (80_000 + person));
        requests[k] = OptOut.of(phone, Set.of(Medium.VOICE), Scope.ALL);
      }
      hub.message("w" + writer, requests);
    }
  }

  /**
   * Follows the log as a target does; the person's own entries must come in the order of their
   * numbers and times.
   */
  private static List<Long> follow(TestRegister hub, AtomicBoolean writing)
      throws InterruptedException {
    Semaphore woken = new Semaphore(0);
    hub.register.onAppend(head -> woken.release());
    List<Long> seen = new ArrayList<>();
    Map<java.util.UUID, Long> lastOfPerson = new HashMap<>();
    long position = 0;
    while (true) {
      boolean more = writing.get();
      LogReader.Page page = hub.reader.page(position, 1_000);
      for (LogReader.Line line : page.lines()) {
        Long before = lastOfPerson.put(line.fingerprint(), line.seq());
        assertThat(before == null || before < line.seq()).isTrue();
        seen.add(line.seq());
      }
      position = page.last();
      if (!more && page.lines().isEmpty()) {
        return seen;
      }
      if (page.lines().isEmpty()) {
        // Woken by the writer, of this hub or the other; the page above is what counts.
        if (woken.tryAcquire(1, TimeUnit.SECONDS)) {
          woken.drainPermits();
        }
      }
    }
  }
}
