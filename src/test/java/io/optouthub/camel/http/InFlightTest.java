package io.optouthub.camel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private static final List<Integer> CALLS = IntStream.range(0, 12).boxed().toList();

  @Test
  void noCallBeginsAfterTheOneThatEndsIt() {
    CountDownLatch begun = new CountDownLatch(4);
    CountDownLatch over = new CountDownLatch(1);
    List<Integer> answers =
        new InFlight(4)
            .all(
                CALLS,
                call -> {
                  begun.countDown();
                  return after(call == 1 ? begun : over, call);
                },
                (call, answer) -> {
                  // Under the lock by which calls begin: the others come after it.
                  over.countDown();
                  return call == 1;
                });
    assertThat(answers).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aFailureIsTheCallersAndEndsIt() {
    assertThatThrownBy(
            () ->
                new InFlight(1)
                    .all(
                        CALLS,
                        call -> {
                          throw new IllegalArgumentException("call " + call);
                        },
                        (call, answer) -> false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("call 0");
  }

  private static int after(CountDownLatch first, int call) {
    try {
      first.await();
      return call;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
