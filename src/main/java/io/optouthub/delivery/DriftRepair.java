package io.optouthub.delivery;

import io.optouthub.delivery.DriftStore.Drift;
import io.optouthub.delivery.DriftStore.State;
import io.optouthub.register.LogReader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Applies again what a target was told and does not hold any more. */
@Component
class DriftRepair {

  private final DriftStore drifts;
  private final ParkedStore parked;
  private final LogReader log;
  private final DeliverySettings settings;
  private final Clock clock;

  DriftRepair(
      DriftStore drifts,
      ParkedStore parked,
      LogReader log,
      DeliverySettings settings,
      Clock clock) {
    this.drifts = drifts;
    this.parked = parked;
    this.log = log;
    this.settings = settings;
    this.clock = clock;
  }

  /** What is due again, with the state of now. */
  record Due(List<Drift> drifts, List<Change> changes) {}

  /** The next page of it; why the target is away, or null. */
  Answer.@Nullable Outage run(String target, Scoping scoping, int batchSize, Applier applier) {
    Instant now = clock.instant();
    List<Drift> lost = drifts.in(State.FOUND, target, now, settings.pageSize());
    if (lost.isEmpty()) {
      return null;
    }
    Due due = due(lost, scoping);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < due.changes().size(); i++) {
      Drift drift = due.drifts().get(i);
      // Another key, since the target has this one and would take it for the same.
      String key = due.changes().get(i).idempotencyKey();
      changes.add(
          due.changes().get(i).under(key + "-again-" + drift.id() + "-" + drift.attempts()));
    }
    Batches.Result result = Batches.run(changes, batchSize, false, applier);
    settle(target, due.drifts().subList(0, result.done()), changes, result);
    return result.outage();
  }

  /** What is no longer due is dropped. */
  Due due(List<Drift> lost, Scoping scoping) {
    Map<Long, LogReader.Line> lines = new HashMap<>();
    log.lines(lost.stream().map(Drift::seq).toList()).forEach(line -> lines.put(line.seq(), line));
    Due due = new Due(new ArrayList<>(), new ArrayList<>());
    List<Long> over = new ArrayList<>();
    for (Drift drift : lost) {
      LogReader.Line line = lines.get(drift.seq());
      Change change = line == null ? null : scoping.decide(line).change();
      if (change == null || !change.suppressed()) {
        over.add(drift.id());
      } else {
        due.drifts().add(drift);
        due.changes().add(change);
      }
    }
    drifts.move(State.DROPPED, over, clock.instant());
    return due;
  }

  private void settle(
      String target, List<Drift> dealtWith, List<Change> changes, Batches.Result result) {
    Map<String, String> refused = new HashMap<>();
    result.refused().forEach(no -> refused.put(no.change().idempotencyKey(), no.answer()));
    List<Long> applied = new ArrayList<>();
    List<Long> hopeless = new ArrayList<>();
    List<Move.Parking> parkings = new ArrayList<>();
    for (int i = 0; i < dealtWith.size(); i++) {
      Drift drift = dealtWith.get(i);
      String no = refused.get(changes.get(i).idempotencyKey());
      if (no == null) {
        applied.add(drift.id());
      } else {
        hopeless.add(drift.id());
        parkings.add(new Move.Parking(drift.seq(), drift.fingerprint(), no));
      }
    }
    Instant now = clock.instant();
    parked.park(target, parkings, now);
    drifts.move(State.PARKED, hopeless, now);
    drifts.move(State.APPLIED, applied, now);
  }
}
