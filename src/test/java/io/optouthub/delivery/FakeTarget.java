package io.optouthub.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A target that tests take down and make refuse; it takes a batch whole or not at all. */
final class FakeTarget implements Applier {

  final List<Change> taken = new ArrayList<>();
  final Map<String, Change> held = new HashMap<>();
  final Set<String> poison = new HashSet<>();
  int calls;
  boolean unclear;
  @Nullable Answer down;
  Runnable before = () -> {};
  Runnable after = () -> {};

  @Override
  public Answer apply(List<Change> batch) {
    calls++;
    before.run();
    Answer away = down;
    if (away != null) {
      return away;
    }
    if (batch.stream().anyMatch(change -> poison.contains(change.formatted()))) {
      return unclear ? new Answer.Unclear("hm") : new Answer.Refused("no such prefix");
    }
    taken.addAll(batch);
    batch.forEach(change -> held.put(change.formatted(), change));
    after.run();
    return new Answer.Applied("ok " + batch.size());
  }

  List<Long> seqs() {
    return taken.stream().map(Change::seq).toList();
  }
}
