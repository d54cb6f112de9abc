package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.register.LogReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a target one step further along the log. */
@Component
class Courier {

  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

  private final TargetStore targets;
  private final TargetLeases leases;
  private final ParkedStore parked;
  private final DriftRepair repair;
  private final LogReader log;
  private final DataMaps maps;
  private final PhoneNumbers numbers;
  private final DeliverySettings settings;
  private final Clock clock;
  private final RetryPolicy retry;
  private final LeaseKeeper keeper;
  private final UUID hub = UUID.randomUUID();

  Courier(
      TargetStore targets,
      TargetLeases leases,
      ParkedStore parked,
      DriftRepair repair,
      LogReader log,
      DataMaps maps,
      PhoneNumbers numbers,
      DeliverySettings settings,
      LeaseKeeper keeper,
      Clock clock) {
    this.targets = targets;
    this.leases = leases;
    this.parked = parked;
    this.repair = repair;
    this.log = log;
    this.maps = maps;
    this.numbers = numbers;
    this.settings = settings;
    this.clock = clock;
    this.keeper = keeper;
    this.retry =
        new RetryPolicy(settings.retry().first(), settings.retry().most(), new SplittableRandom());
  }

  Duration step(String name, Deliveries.Options options, Applier applier) {
    Optional<Target> leased = leases.lease(name, hub, settings.lease());
    CallingSystem system = maps.current().systems().get(name);
    if (leased.isEmpty()) {
      boolean isNew = targets.known(name);
      return isNew ? Duration.ZERO : settings.idle();
    }
    Target target = leased.get();
    if (system != null && !Scoping.text(system).equals(target.scope())) {
      if (target.scope() != null) {
        LOG.info("target-scope-changed target={}: everything is sent again", name);
      }
      targets.scope(target, Scoping.text(system));
      return Duration.ZERO;
    }
    Instant next = target.nextAttemptAt();
    boolean wait = next != null && clock.instant().isBefore(next);
    if (system == null || target.paused() || wait) {
      return settings.idle();
    }
    Scoping scoping = new Scoping(target.keys(), system, options.releases(), numbers);
    Applier held = new HeldApplier(applier, target);
    if (!retryParked(target, scoping, held)) {
      return settings.idle();
    }
    Answer.Outage away = repair.run(target.name(), scoping, options.batchSize(), held);
    if (away != null) {
      failed(target, away, false);
      return settings.idle();
    }
    return follow(target, scoping, options, held);
  }

  Optional<Target> led(String target) {
    return leases.led(target, hub);
  }

  void release(String target) {
    leases.release(target, hub);
  }

  /** Applies the next page; the position goes as far as the target went along. */
  private Duration follow(
      Target target, Scoping scoping, Deliveries.Options options, Applier applier) {
    int size = Math.max(settings.pageSize(), options.batchSize());
    LogReader.Page page = log.page(target.position(), size);
    if (page.last() == target.position()) {
      return settings.idle();
    }
    List<Scoping.Decision> decisions = page.lines().stream().map(scoping::decide).toList();
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
    boolean patience = target.attempts() + 1 < settings.unclearAttempts();
    Batches.Result result = Batches.run(changes, options.batchSize(), patience, applier);
    long to = result.outage() == null ? page.last() : changes.get(result.done()).seq() - 1;
    boolean moved = to == target.position() || move(target, decisions, result, to);
    Answer.Outage outage = result.outage();
    if (outage != null && moved) {
      failed(target, outage, to > target.position());
    }
    return outage != null || !moved ? settings.idle() : Duration.ZERO;
  }

  private boolean move(
      Target target, List<Scoping.Decision> decisions, Batches.Result result, long to) {
    Map<Long, String> refused = new HashMap<>();
    Map<UUID, String> refusedPeople = new HashMap<>();
    result.refused().forEach(refusal -> refused.put(refusal.change().seq(), refusal.answer()));
    List<UUID> applied = new ArrayList<>();
    List<Move.Parking> parkings = new ArrayList<>();
    Move.Skips skips = new Move.Skips();
    for (Scoping.Decision decision : decisions) {
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
    Move move = new Move(to, applied, skips.count(), parkings, result.answer(), skips.runs());
    return targets.move(target, hub, move, clock.instant());
  }

  private void failed(Target target, Answer.Outage outage, boolean progressed) {
    int attempts = progressed ? 1 : target.attempts() + 1;
    Instant next = clock.instant().plus(retry.pause(attempts, outage.retryAfter()));
    boolean noted = targets.failed(target, hub, attempts, next, outage.text());
    if (noted && attempts == 1) {
      LOG.warn("target-unavailable target={} next-attempt={}", target.name(), next);
    }
  }

  /**
   * Sends parked records again that somebody asked for, each alone; false when the target is away.
   */
  private boolean retryParked(Target target, Scoping scoping, Applier applier) {
    for (Deliveries.Parked record : parked.toRetry(target.name())) {
      List<LogReader.Line> lines = log.lines(List.of(record.seq()));
      Scoping.Decision decision = lines.isEmpty() ? null : scoping.decide(lines.get(0));
      Change change = decision == null ? null : decision.change();
      if (change == null) {
        String why = decision == null ? "no longer in the log" : decision.skipped();
        parked.dropped(record.id(), why, clock.instant());
        continue;
      }
      Batches.Result result = Batches.run(List.of(change), 1, false, applier);
      Answer.Outage outage = result.outage();
      if (outage != null) {
        failed(target, outage, false);
        return false;
      }
      if (result.refused().isEmpty()) {
        parked.settled(record.id(), result.answer(), clock.instant());
      } else {
        parked.refusedAgain(record.id(), result.refused().get(0).answer(), clock.instant());
      }
    }
    return true;
  }

  /**
   * Applies only while the lease is held: a hub that was frozen must not write what another has
   * overtaken.
   */
  private final class HeldApplier implements Applier {
    private final Applier applier;
    private final Target target;
    private long renewedAt = System.nanoTime();

    HeldApplier(Applier applier, Target target) {
      this.applier = applier;
      this.target = target;
    }

    @Override
    public Answer apply(List<Change> batch) {
      if (System.nanoTime() - renewedAt > settings.lease().toNanos() / 3) {
        if (!leases.renew(target, hub, settings.lease())) {
          return new Answer.Outage("another hub has taken over", null);
        }
        renewedAt = System.nanoTime();
      }
      try (LeaseKeeper.Keeping kept = keeper.keep(settings.lease(), this::renew)) {
        return applier.apply(batch);
      }
    }

    private boolean renew() {
      return leases.renew(target, hub, settings.lease());
    }
  }
}
