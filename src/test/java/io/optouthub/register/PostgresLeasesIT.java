package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PostgresLeasesIT {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final TestRegister REGISTER = TestRegister.fresh(java.time.Clock.systemUTC());

  private final Leases leases = new PostgresLeases(REGISTER.sql);
  private final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();

  @AfterAll
  static void close() {
    REGISTER.close();
  }

  @Test
  void oneHubKeepsItUntilItReleasesIt() {
    assertThat(leases.take("mail", one, LONG)).isTrue();
    assertThat(leases.take("mail", other, LONG)).isFalse();
    assertThat(leases.take("mail", one, LONG)).isTrue();
    leases.release("mail", other);
    assertThat(leases.take("mail", other, LONG)).isFalse();
    leases.release("mail", one);
    assertThat(leases.take("mail", other, LONG)).isTrue();
  }

  @Test
  void anotherTakesOneThatRanOut() {
    assertThat(leases.take("drop", one, Duration.ofMillis(1))).isTrue();
    REGISTER
        .sql
        .sql("update lease set until = now() - interval '1 s' where name = 'drop'")
        .update();
    assertThat(leases.take("drop", other, LONG)).isTrue();
    assertThat(leases.take("drop", one, LONG)).isFalse();
  }

  @Test
  void ofManyAtOnceOneGetsIt() throws Exception {
    var hubs = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> take = () -> leases.take("rush", UUID.randomUUID(), LONG);
      List<Callable<Boolean>> all = IntStream.range(0, 40).mapToObj(n -> take).toList();
      int got = 0;
      for (var result : hubs.invokeAll(all)) {
        got += result.get() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    } finally {
      hubs.shutdownNow();
    }
  }
}
