package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.time.Instant;
import java.util.Map;

/**
 * What stands for one identity and scope.
 *
 * @param since for each medium that is suppressed, since when (UTC); a medium that is absent may be
 *     used
 * @param asOf the entry that this was read at
 */
public record Standing(Map<Medium, Instant> since, long asOf) {

  public Standing {
    since = Map.copyOf(since);
  }

  public boolean suppressed() {
    return !since.isEmpty();
  }
}
