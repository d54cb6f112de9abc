package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.delivery.DriftStore.Drift;
import io.optouthub.delivery.DriftStore.State;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.register.LogReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the verification of a target one step further: a round goes along the log and asks the
 * target about everybody who must be held there; then it follows what is applied, until the next
 * round is due. Who is missing is applied again by the {@link Courier}.
 */
@Component
class Verifier {

  private static final Logger LOG = LoggerFactory.getLogger(Verifier.class);

  /** A target that says yes so often and does not hold it has to be looked at. */
  private static final int MOST_ATTEMPTS = 3;

  private static final String NOT_HELD = "it answers that it applied this, and does not hold it";

  private final VerifyStore rounds;
  private final DriftStore drifts;
  private final DriftRepair repair;
  private final ParkedStore parked;
  private final Courier courier;
  private final LogReader log;
  private final DataMaps maps;
  private final PhoneNumbers numbers;
  private final DeliverySettings settings;
  private final Clock clock;
  private final RetryPolicy retry;

  Verifier(
      VerifyStore rounds,
      DriftStore drifts,
      DriftRepair repair,
      ParkedStore parked,
      Courier courier,
      LogReader log,
      DataMaps maps,
      PhoneNumbers numbers,
      DeliverySettings settings,
      Clock clock) {
    this.rounds = rounds;
    this.drifts = drifts;
    this.repair = repair;
    this.parked = parked;
    this.courier = courier;
    this.log = log;
    this.maps = maps;
    this.numbers = numbers;
    this.settings = settings;
    this.clock = clock;
    this.retry =
        new RetryPolicy(settings.retry().first(), settings.retry().most(), new SplittableRandom());
  }

  Duration step(String name, Deliveries.Rounds options, ReadBack readBack) {
    Optional<Target> led = courier.led(name);
    CallingSystem system = maps.current().systems().get(name);
    if (led.isEmpty() || system == null) {
      return settings.idle();
    }
    Target target = led.get();
    Instant now = clock.instant();
    VerifyStore.Round round = rounds.of(name, now);
    if (round.waits()) {
      return settings.idle();
    }
    Scoping scoping = new Scoping(target.keys(), system, false, numbers);
    Questions questions =
        new Questions(
            target, options.batchSize(), readBack, away -> unreadable(target, round, away));
    Instant settled = now.minus(options.after());
    boolean answered = askAgain(scoping, questions, settled);
    boolean due =
        round.generation() != target.generation()
            || round.endedAt() != null && !now.isBefore(round.startedAt().plus(options.every()));
    if (answered && due) {
      rounds.begin(target, now);
      return Duration.ZERO;
    }
    return answered ? follow(target, round, scoping, questions, settled) : settings.idle();
  }

  private Duration follow(
      Target target,
      VerifyStore.Round round,
      Scoping scoping,
      Questions questions,
      Instant settled) {
    long applied = rounds.appliedBy(target, settled);
    if (round.position() >= applied) {
      if (round.endedAt() == null) {
        rounds.end(target.name(), clock.instant());
        LOG.info("verify-round-ended target={} to={}", target.name(), round.position());
      }
      return settings.idle();
    }
    LogReader.Page page = log.page(round.position(), settings.pageSize());
    long to = Math.min(page.last(), applied);
    Map<UUID, Change> expected = new LinkedHashMap<>();
    for (LogReader.Line line : page.lines()) {
      Change change = line.seq() > to ? null : scoping.decide(line).change();
      if (change != null && change.suppressed()) {
        expected.putIfAbsent(line.fingerprint(), change);
      }
    }
    parked.held(target.name(), expected.keySet()).forEach(expected::remove);
    List<UUID> missing = questions.missing(expected, numbers);
    if (missing == null) {
      return settings.idle();
    }
    int found = 0;
    for (UUID person : missing) {
      Change change = expected.get(person);
      if (change != null && drifts.found(target.name(), change.seq(), person, clock.instant())) {
        found++;
      }
    }
    if (found > 0) {
      LOG.warn("target-drifted target={} people={}", target.name(), found);
    }
    rounds.asked(target.name(), to, expected.size(), found, clock.instant());
    return Duration.ZERO;
  }

  /** About those that were applied again; false when the target cannot be asked. */
  private boolean askAgain(Scoping scoping, Questions questions, Instant settled) {
    String target = questions.target().name();
    DriftRepair.Due due =
        repair.due(drifts.in(State.APPLIED, target, settled, settings.pageSize()), scoping);
    Map<UUID, Change> expected = new LinkedHashMap<>();
    for (int i = 0; i < due.drifts().size(); i++) {
      expected.put(due.drifts().get(i).fingerprint(), due.changes().get(i));
    }
    List<UUID> missing = questions.missing(expected, numbers);
    if (missing == null) {
      return false;
    }
    Instant now = clock.instant();
    List<Long> back = new ArrayList<>();
    List<Long> again = new ArrayList<>();
    List<Long> hopeless = new ArrayList<>();
    List<Move.Parking> parkings = new ArrayList<>();
    Set<UUID> absent = Set.copyOf(missing);
    for (Drift drift : due.drifts()) {
      UUID person = drift.fingerprint();
      if (!absent.contains(person)) {
        back.add(drift.id());
      } else if (drift.attempts() < MOST_ATTEMPTS) {
        again.add(drift.id());
      } else {
        hopeless.add(drift.id());
        parkings.add(new Move.Parking(drift.seq(), person, NOT_HELD));
      }
    }
    drifts.move(State.BACK, back, now);
    drifts.move(State.FOUND, again, now);
    parked.park(target, parkings, now);
    drifts.move(State.PARKED, hopeless, now);
    return true;
  }

  private void unreadable(Target target, VerifyStore.Round round, ReadBack.Found.Away away) {
    int attempts = round.attempts() + 1;
    Duration pause = retry.pause(attempts, away.retryAfter());
    rounds.failed(target.name(), attempts, pause, away.text());
    if (attempts == 1) {
      LOG.warn("target-unreadable target={} again-after={}", target.name(), pause);
    }
  }
}
