package io.optouthub.register;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Checks from memory, as of what this hub has acknowledged and what it heard of others within a
 * second. Where the index is not that far, or cannot tell, the database answers.
 */
final class IndexedChecks implements Checks {

  /** A few ask the database sooner than the index comes after. */
  private static final int FEW = 50;

  private static final long PATIENCE = 200;

  private final CheckIndex index;
  private final HeadWatch watch;
  private final Seals seals;
  private final LongFunction<Keyring> rings;
  private final Checks database;
  final LongAdder byMemory = new LongAdder();
  final LongAdder byDatabase = new LongAdder();

  IndexedChecks(
      CheckIndex index,
      HeadWatch watch,
      Seals seals,
      LongFunction<Keyring> rings,
      Checks database) {
    this.index = index;
    this.watch = watch;
    this.seals = seals;
    this.rings = rings;
    this.database = database;
  }

  @Override
  public List<Standing> check(List<? extends Identity> identities, Set<Medium> media, Scope scope) {
    long head = watch.head();
    IndexView view = head < 0 ? null : index.upTo(head, identities.size() > FEW ? PATIENCE : 0);
    Keyring ring = view == null ? null : rings.apply(view.reign());
    if (view == null || ring == null || !view.fits(ring)) {
      byDatabase.add(identities.size());
      return database.check(identities, media, scope);
    }
    Standing nothing = new Standing(Map.of(), view.entry());
    @Nullable Standing[] answers = new Standing[identities.size()];
    List<Integer> unclear = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      Optional<Map<Medium, Instant>> since =
          since(view.index(), ring, identities.get(i), media, scope);
      if (since.isEmpty()) {
        unclear.add(i);
      } else {
        Map<Medium, Instant> stands = since.get();
        answers[i] = stands.isEmpty() ? nothing : new Standing(stands, view.entry());
      }
    }
    List<Identity> asked = new ArrayList<>();
    unclear.forEach(i -> asked.add(identities.get(i)));
    List<Standing> told = asked.isEmpty() ? List.of() : database.check(asked, media, scope);
    for (int i = 0; i < told.size(); i++) {
      answers[unclear.get(i)] = new Standing(told.get(i).since(), view.entry());
    }
    byMemory.add(answers.length - told.size());
    byDatabase.add(told.size());
    List<Standing> all = new ArrayList<>(answers.length);
    for (Standing answer : answers) {
      all.add(java.util.Objects.requireNonNull(answer));
    }
    return all;
  }

  /** A person may be known by any of their fingerprints. */
  private Optional<Map<Medium, Instant>> since(
      SuppressionIndex all, Keyring ring, Identity identity, Set<Medium> media, Scope scope) {
    List<UUID> mine = seals.fingerprints(ring, identity.canonical());
    int last = mine.size() - 1;
    for (UUID one : mine.subList(0, last)) {
      if (all.knows(one)) {
        return all.since(one, media, scope.brand());
      }
    }
    return all.since(mine.get(last), media, scope.brand());
  }
}
