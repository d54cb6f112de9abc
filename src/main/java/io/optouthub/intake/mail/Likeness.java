package io.optouthub.intake.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells what a text asks, in no words of the rules, by its likeness to texts that are known. */
@Component
class Likeness {

  static final String RESOURCE = "/intake/mail/likeness.gz";

  /** What is told of a text: first whether it asks to stop anything, then what. */
  static final List<Asked> ANSWERS =
      List.of(
          Asked.STOP_IT,
          Asked.STOP_CALLS,
          Asked.STOP_SMS,
          Asked.STOP_MAILINGS,
          Asked.STOP_POST,
          Asked.STOP_ALL);

  private final Weights weights;

  Likeness() {
    try (InputStream from = Likeness.class.getResourceAsStream(RESOURCE)) {
      weights = Weights.read(Objects.requireNonNull(from, RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Told told(String text) {
    return told(weights.chances(Traits.of(text)));
  }

  static Told told(double[] chances) {
    Set<Asked> what = EnumSet.noneOf(Asked.class);
    double clear = 0.5;
    for (int i = 1; i < chances.length; i++) {
      clear = Math.min(clear, Math.abs(chances[i] - 0.5));
      what.addAll(chances[i] > 0.5 ? Set.of(ANSWERS.get(i)) : Set.of());
    }
    return new Told(chances[0], what, what.isEmpty() ? 0 : clear);
  }
}
