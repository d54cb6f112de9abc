package io.optouthub.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private final RetryPolicy policy =
      new RetryPolicy(Duration.ofSeconds(1), Duration.ofHours(1), new SplittableRandom(1));

  @Test
  void pausesDoubleWithJitterUpToTheLongest() {
    for (int attempt = 1; attempt < 100; attempt++) {
      long ceiling = Math.min(3_600_000, 1000L << Math.min(attempt - 1, 20));
      assertThat(policy.pause(attempt, null).toMillis()).isBetween(ceiling / 2, ceiling);
    }
  }

  @Test
  void pausesDifferSoThatTargetsDoNotComeBackAllAtOnce() {
    assertThat(IntStream.range(0, 50).mapToObj(n -> policy.pause(10, null)).distinct())
        .hasSizeGreaterThan(40);
  }

  @Test
  void whatTheTargetAskedForIsKeptButNotForMoreThanADay() {
    assertThat(policy.pause(1, Duration.ofMinutes(20))).isEqualTo(Duration.ofMinutes(20));
    assertThat(policy.pause(20, Duration.ofSeconds(1))).isGreaterThan(Duration.ofMinutes(20));
    assertThat(policy.pause(1, Duration.ofDays(400))).isEqualTo(Duration.ofDays(1));
  }
}
