package io.optouthub.intake.mail;

import java.util.Set;

/**
 * What the likeness of a text tells. Where the bounds lie was chosen on texts that were not learned
 * from: LikenessTest says what is right and wrong beyond them.
 *
 * @param chance from 0 to 1, that it asks to stop anything
 * @param what it then asks to stop, by medium or all
 * @param margin from 0 to 0.5, how far from even the least clear of it is
 */
record Told(double chance, Set<Asked> what, double margin) {

  /**
   * Whether it asks.
   *
   * @param named whether the writer names a number as his own and a medium: then less is needed
   */
  boolean asks(boolean named) {
    return chance >= (named ? 0.93 : 0.98);
  }

  boolean clear() {
    return margin >= 0.2;
  }

  /** Whether it asks nothing in spite of a phrase that does. */
  boolean doubts() {
    return chance < 0.2;
  }

  /**
   * Whether it tells better than a phrase what is asked.
   *
   * @param all whether the phrase asks to stop everything, which people seldom mean
   */
  boolean corrects(boolean all) {
    return chance >= 0.7 && margin >= (all ? 0.35 : 0.46);
  }
}
