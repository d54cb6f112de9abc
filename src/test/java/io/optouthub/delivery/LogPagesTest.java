package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import io.optouthub.register.LogReader;
import io.optouthub.register.LogReader.Page;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogPagesTest {

  private final LogReader log = mock(LogReader.class);
  private final Queue<Runnable> beside = new ArrayDeque<>();
  private final List<Long> read = new ArrayList<>();
  private long head = 25;
  private long now;
  private boolean away;
  private boolean busy;

  private final LogPages pages =
      new LogPages(
          log,
          task -> {
            if (busy) {
              throw new RejectedExecutionException();
            }
            beside.add(task);
          },
          () -> now);

  @BeforeEach
  void aLog() {
    given(log.page(anyLong(), anyInt()))
        .willAnswer(
            call -> {
              if (away) {
                throw new IllegalStateException("away");
              }
              long position = call.getArgument(0);
              read.add(position);
              return new Page(Math.min(head, position + call.<Integer>getArgument(1)), List.of());
            });
  }

  @Test
  void targetsSideBySideReadAPageOnce() {
    Page first = pages.page(0, 10);
    run();
    assertThat(pages.page(0, 10)).isSameAs(first);
    assertThat(pages.page(10, 10)).isSameAs(pages.page(10, 10));
    assertThat(read).containsExactly(0L, 10L);
  }

  @Test
  void anotherLengthIsAnotherPage() {
    pages.page(0, 10);
    assertThat(pages.page(0, 20).last()).isEqualTo(20);
  }

  @Test
  void atTheEndOfTheLogNothingIsKept() {
    pages.page(10, 10);
    run();
    assertThat(pages.page(20, 10).last()).isEqualTo(25);
    head = 26;
    assertThat(pages.page(20, 10).last()).isEqualTo(26);
  }

  @Test
  void whatWasReadASecondAgoIsReadAgain() {
    pages.page(0, 10);
    now += Duration.ofMillis(1_001).toNanos();
    pages.page(0, 10);
    assertThat(read).containsExactly(0L, 0L);
  }

  @Test
  void whoeverWantsWhatCouldNotBeReadAheadHearsWhy() {
    pages.page(0, 10);
    away = true;
    run();
    assertThatThrownBy(() -> pages.page(10, 10)).hasMessage("away");
    away = false;
    assertThat(pages.page(10, 10).last()).isEqualTo(20);
  }

  @Test
  void nobodyWaitsForWhatNobodyReads() {
    busy = true;
    pages.page(0, 10);
    assertThat(pages.page(10, 10).last()).isEqualTo(20);
    assertThat(read).containsExactly(0L, 10L);
  }

  private void run() {
    while (!beside.isEmpty()) {
      beside.remove().run();
    }
  }
}
