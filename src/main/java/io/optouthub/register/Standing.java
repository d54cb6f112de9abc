package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
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
        whole(since.values())
            ? Map.copyOf(since)
            : since.entrySet().stream()
                .collect(
                    Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, one -> one.getValue().truncatedTo(ChronoUnit.SECONDS)));
  }

  // By hand, as lists ask about millions of people.
  private static boolean whole(Collection<Instant> times) {
    for (Instant at : times) {
      if (at.getNano() != 0) {
        return false;
      }
    }
    return true;
  }

  public boolean suppressed() {
    return !since.isEmpty();
  }
}
