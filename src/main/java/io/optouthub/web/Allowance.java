package io.optouthub.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** So many within so long, for each of many; whoever was not seen for long begins anew. */
final class Allowance {

  private static final int MOST_KEPT = 100_000;

  private final int most;
  private final Duration within;
  private final Cache<String, Bucket> buckets;

  Allowance(int most, Duration within) {
    this.most = most;
    this.within = within;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(within.multipliedBy(2))
            .build();
  }

  /**
   * Takes one.
   *
   * @return zero, or how long to wait
   */
  Duration take(String who) {
    return Duration.ofNanos(bucket(who).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
  }

  /** What was taken for nothing is there again. */
  void giveBack(String who) {
    bucket(who).addTokens(1);
  }

  private Bucket bucket(String who) {
    return buckets.get(
        who,
        w -> Bucket.builder().addLimit(l -> l.capacity(most).refillGreedy(most, within)).build());
  }
}
