package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.register.LogReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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

  /** What is done once a page, done for so many batches, is no burden to them. */
  private static final int BATCHES = 16;

  /** Entries of a page that are not one batch. */
  private static final int LARGEST = 8_000;

  private final TargetStore targets;
  private final TargetLeases leases;
  private final ParkedStore parked;
  private final DriftRepair repair;
  private final LogReader log;
  private final LogPages pages;
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
      LogPages pages,
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
    this.pages = pages;
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
    if (system == null || target.paused() || target.waits()) {
      return settings.idle();
    }
    Scoping scoping = new Scoping(target.keys(), system, options.releases(), numbers);
    Applier held = new HeldApplier(applier, target);
    return !target.again() || sentAgain(target, scoping, options, held)
        ? follow(target, scoping, options, held)
        : settings.idle();
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
    int batch = options.batchSize();
    int size = Math.max(settings.pageSize(), Math.max(batch, Math.min(BATCHES * batch, LARGEST)));
    LogReader.Page page = pages.page(target.position(), size);
    if (page.last() == target.position()) {
      return settings.idle();
    }
    PageRun run = new PageRun(page, scoping);
    Target at = target;
    do {
      boolean patience = at.attempts() + 1 < settings.unclearAttempts();
      Answer.Outage outage = run.next(options.batchSize(), patience, applier);
      if (run.to() != at.position()) {
        if (!targets.move(at, hub, run.move(), clock.instant())) {
          return settings.idle();
        }
        at = at.moved(run.to());
      }
      if (outage != null) {
        failed(at, outage);
        return settings.idle();
      }
    } while (run.more());
    // What comes after the end of the log wakes whoever rests.
    return page.last() - target.position() < size ? settings.idle() : Duration.ZERO;
  }

  private void failed(Target target, Answer.Outage outage) {
    int attempts = target.attempts() + 1;
    Duration pause = retry.pause(attempts, outage.retryAfter());
    boolean noted = targets.failed(target, hub, attempts, pause, outage.text());
    if (noted && attempts == 1) {
      LOG.warn("target-unavailable target={} again-after={}", target.name(), pause);
    }
  }

  /** What is wanted once more, from whatever side; false when the target is away. */
  private boolean sentAgain(
      Target target, Scoping scoping, Deliveries.Options options, Applier applier) {
    if (!retryParked(target, scoping, applier)) {
      return false;
    }
    Answer.Outage away = repair.run(target.name(), scoping, options.batchSize(), applier);
    if (away != null) {
      failed(target, away);
    }
    return away == null;
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
        failed(target, outage);
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
