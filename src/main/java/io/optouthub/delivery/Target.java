package io.optouthub.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A target as this hub holds its lease.
 *
 * @param waits whether the pause that a failure earned it is not over, by the database's clock
 * @param again whether somebody, or a round of questions, wants something sent once more
 * @param scope by which it was fed so far; null when it never was
 */
record Target(
    String name,
    long position,
    int generation,
    boolean paused,
    long fence,
    int attempts,
    boolean waits,
    boolean again,
    @Nullable String scope) {

  /** Further along the log, where no failure has stopped it yet. */
  Target moved(long to) {
    return new Target(name, to, generation, paused, fence, 0, false, again, scope);
  }

  /** What idempotency keys begin with; another after each resynchronisation. */
  String keys() {
    return keys(name, generation);
  }

  static String keys(String name, int generation) {
    return generation == 0 ? name : name + "." + generation;
  }
}
