package io.optouthub.delivery;

import io.optouthub.datamap.DataMap.CallingSystem;
import io.optouthub.datamap.DataMaps;
import io.optouthub.intake.PhoneNumbers;
import io.optouthub.register.LogReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everybody whom a target must not solicit, as it stands now. */
@Component
public class WholeLists {

  private static final int PEOPLE = 5_000;

  private final TargetStore targets;
  private final LogReader log;
  private final DataMaps maps;
  private final PhoneNumbers numbers;

  WholeLists(TargetStore targets, LogReader log, DataMaps maps, PhoneNumbers numbers) {
    this.targets = targets;
    this.log = log;
    this.maps = maps;
    this.numbers = numbers;
  }

  /** Takes part of a list; may fail. */
  @FunctionalInterface
  public interface Taker<X extends Exception> {
    void take(List<Change> people) throws X;
  }

  /**
   * Gives the list part by part; each person once, in the order of fingerprints.
   *
   * @throws IllegalStateException when the target is not mapped
   */
  public <X extends Exception> void read(String target, Taker<X> taker) throws X {
    CallingSystem system = maps.current().systems().get(target);
    if (system == null) {
      throw new IllegalStateException("target " + target + " is not mapped");
    }
    Scoping scoping = new Scoping(targets.keys(target), system, false, numbers);
    UUID after = null;
    while (true) {
      List<LogReader.Line> lines = log.standing(after, PEOPLE);
      if (lines.isEmpty()) {
        return;
      }
      Map<UUID, Change> people = new LinkedHashMap<>();
      for (LogReader.Line line : lines) {
        Change change = scoping.decide(line).change();
        if (change != null && change.suppressed()) {
          people.putIfAbsent(line.fingerprint(), change);
        }
      }
      taker.take(List.copyOf(people.values()));
      after = lines.get(lines.size() - 1).fingerprint();
    }
  }
}
