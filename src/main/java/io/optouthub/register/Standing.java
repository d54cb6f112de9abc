package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What stands for one identity and scope.
 *
 * @param since for each medium that is suppressed, since when (UTC, to the second); a medium that
 *     is absent may be used
 * @param asOf everything up to this entry is in it
 */
public record Standing(Map<Medium, Instant> since, long asOf) {

  public Standing {
    since =
        since.values().stream().allMatch(at -> at.getNano() == 0)
            ? Map.copyOf(since)
            : since.entrySet().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, one -> one.getValue().truncatedTo(ChronoUnit.SECONDS)));
  }

  public boolean suppressed() {
    return !since.isEmpty();
  }
}
