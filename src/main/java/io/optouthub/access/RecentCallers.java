package io.optouthub.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who has called within this second is known without asking the database again: a dialer checks
 * hundreds of times a second. A key that another hub takes back is good for that second more.
 */
@Component
class RecentCallers implements ApiKeys {

  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final KeyRows rows;
  private final Clock clock;
  private final Cache<ByteBuffer, Caller> callers =
      Caffeine.newBuilder().expireAfterWrite(LONGEST).maximumSize(10_000).build();

  RecentCallers(KeyRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  public Optional<Caller> caller(String key) {
    ByteBuffer hash = ByteBuffer.wrap(Secrets.hash(key));
    Caller recent = callers.getIfPresent(hash);
    if (recent != null) {
      return Optional.of(recent);
    }
    Optional<Caller> caller = rows.caller(key, clock.instant());
    caller.ifPresent(one -> callers.put(hash, one));
    return caller;
  }

  /** Keys have changed here. */
  void forget() {
    callers.invalidateAll();
  }
}
