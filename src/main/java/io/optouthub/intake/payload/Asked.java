package io.optouthub.intake.payload;

import io.optouthub.intake.payload.Signals.Signal;
import io.optouthub.intake.payload.Words.Meaning;
import io.optouthub.optout.Medium;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What all signals of one message come to. */
sealed interface Asked {

  /**
   * @param media what it is about; empty when it does not say
   */
  record Stop(Set<Medium> media) implements Asked {}

  record Again() implements Asked {}

  record NoRequest(String reason) implements Asked {}

  record Unclear(String reason) implements Asked {}

  static Asked of(List<Signal> signals) {
    if (any(signals, Meaning.ERASE)) {
      return new Stop(Medium.ALL);
    }
    if (any(signals, Meaning.OUT)) {
      return stop(signals);
    }
    if (any(signals, Meaning.IN)) {
      return any(signals, Meaning.NOTHING)
          ? new NoRequest("an event that asks for nothing")
          : new Again();
    }
    if (any(signals, Meaning.UNKNOWN)) {
      return new Unclear("it does not say clearly whether it is an opt-out");
    }
    if (any(signals, Meaning.NOT_OUT)) {
      return new NoRequest("it says that nobody has opted out");
    }
    if (any(signals, Meaning.NOTHING)) {
      return new NoRequest("an event that asks for nothing");
    }
    return any(signals, Meaning.CHANGED)
        ? new Unclear("something changed; that it is an opt-out is not said")
        : new Stop(Set.of());
  }

  private static Asked stop(List<Signal> signals) {
    Set<Medium> named = EnumSet.noneOf(Medium.class);
    signals.stream().filter(s -> s.meaning() == Meaning.OUT).forEach(s -> named.addAll(s.media()));
    for (Signal signal : signals) {
      boolean against = signal.meaning() == Meaning.IN;
      boolean other = !signal.media().isEmpty() && !named.isEmpty();
      other = other && named.stream().noneMatch(signal.media()::contains);
      if (against && !other) {
        return new Unclear("it says both: opt-out and opt-in");
      }
    }
    return named.isEmpty() && any(signals, Meaning.NOT_OUT)
        ? new Unclear("it says both: opt-out, and not opted out")
        : new Stop(named);
  }

  private static boolean any(List<Signal> signals, Meaning meaning) {
    return signals.stream().anyMatch(signal -> signal.meaning() == meaning);
  }
}
