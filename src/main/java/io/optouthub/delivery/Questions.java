package io.optouthub.delivery;

import io.optouthub.intake.PhoneNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks one target, in batches, whom it holds.
 *
 * @param unreadable what to do when it cannot be asked
 */
record Questions(
    Target target, int batchSize, ReadBack readBack, Consumer<ReadBack.Found.Away> unreadable) {

  /** Who is not held; null when the target cannot be asked. */
  @Nullable List<UUID> missing(Map<UUID, Change> expected, PhoneNumbers numbers) {
    List<UUID> missing = new ArrayList<>();
    List<UUID> people = List.copyOf(expected.keySet());
    List<ReadBack.Expected> questions =
        expected.values().stream().map(change -> Held.expected(change, numbers)).toList();
    for (int from = 0; from < people.size(); from += batchSize) {
      int to = Math.min(people.size(), from + batchSize);
      ReadBack.Found found = readBack.ask(questions.subList(from, to));
      if (found instanceof ReadBack.Found.Away away) {
        unreadable.accept(away);
        return null;
      }
      Held held = Held.of(((ReadBack.Found.Holds) found).values());
      for (int i = from; i < to; i++) {
        if (!held.holds(questions.get(i))) {
          missing.add(people.get(i));
        }
      }
    }
    return missing;
  }
}
