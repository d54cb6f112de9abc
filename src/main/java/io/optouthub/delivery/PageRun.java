package io.optouthub.delivery;

import io.optouthub.register.LogReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a target along one page of the log, a few calls at a time, so that a hub that is killed has
 * no more than those to repeat.
 */
final class PageRun {

  /** After so many calls to the target its position moves, at the end of a batch. */
  static final int CALLS = 32;

  private final long last;
  private final List<Scoping.Decision> decisions;
  private final List<Change> changes;
  private final Map<Long, String> refused = new HashMap<>();
  private final Map<UUID, String> refusedPeople = new HashMap<>();
  private @Nullable String answer;
  private int done;
  private int received;

  PageRun(LogReader.Page page, Scoping scoping) {
    last = page.last();
    decisions = page.lines().stream().map(scoping::decide).toList();
    changes = changes(decisions);
  }

  private static List<Change> changes(List<Scoping.Decision> decisions) {
    List<Change> changes = new ArrayList<>();
    Map<UUID, Integer> firstOf = new HashMap<>();
    for (Scoping.Decision decision : decisions) {
      Change change = decision.change();
      if (change == null) {
        continue;
      }
      Integer first = firstOf.putIfAbsent(decision.line().fingerprint(), changes.size());
      if (first == null) {
        changes.add(change);
      } else {
        // The state is of now: what follows about the same person is in force with the first. Its
        // key is the newest, lest a target that had the first before takes this for the same.
        changes.set(first, changes.get(first).under(change.idempotencyKey()));
      }
    }
    return changes;
  }

  /**
   * Applies the next few batches.
   *
   * @return why it stopped before their end, null when it did not
   */
  Answer.@Nullable Outage next(int batchSize, boolean patience, Applier applier) {
    List<Change> left = changes.subList(done, changes.size());
    Batches.Result result = Batches.run(left, batchSize, CALLS, patience, applier);
    done += result.done();
    answer = result.answer();
    result.refused().forEach(refusal -> refused.put(refusal.change().seq(), refusal.answer()));
    return result.outage();
  }

  /** The last entry that is dealt with. */
  long to() {
    return done < changes.size() ? changes.get(done).seq() - 1 : last;
  }

  boolean more() {
    return done < changes.size();
  }

  /** What was dealt with since the last move. */
  Move move() {
    List<UUID> applied = new ArrayList<>();
    List<Move.Parking> parkings = new ArrayList<>();
    Move.Skips skips = new Move.Skips();
    long to = to();
    for (; received < decisions.size(); received++) {
      Scoping.Decision decision = decisions.get(received);
      LogReader.Line line = decision.line();
      if (line.seq() > to) {
        break;
      }
      if (decision.change() == null) {
        skips.add(decision.skipped(), line.seq());
        continue;
      }
      skips.brokenBy();
      String no = refused.getOrDefault(line.seq(), refusedPeople.get(line.fingerprint()));
      if (no == null) {
        applied.add(line.fingerprint());
      } else {
        refusedPeople.put(line.fingerprint(), no);
        parkings.add(new Move.Parking(line.seq(), line.fingerprint(), no));
      }
    }
    return new Move(to, applied, skips.count(), parkings, answer, skips.runs());
  }
}
