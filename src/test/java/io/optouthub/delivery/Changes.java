package io.optouthub.delivery;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Phone;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Changes and people for tests. */
final class Changes {

  private Changes() {}

  static Phone phone(int n) {
    return new Phone("+3319900%04d".formatted(n));
  }

  /** People 1 to {@code count}, entry by entry. */
  static List<Change> of(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            n ->
                new Change(
                    n,
                    "dialer-" + n,
                    phone(n),
                    new java.util.UUID(0, n),
                    List.of(phone(n).value()),
                    true,
                    Set.of(Medium.VOICE),
                    List.of(),
                    false,
                    Instant.EPOCH))
        .toList();
  }
}
