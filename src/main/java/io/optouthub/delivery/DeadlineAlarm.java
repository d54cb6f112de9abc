package io.optouthub.delivery;

/** Tells whoever answers for a system that it will miss, or has missed, its deadline. */
@FunctionalInterface
public interface DeadlineAlarm {

  /**
   * @param late whether the deadline has passed; else it is near
   * @return whether somebody was told; if not, it is tried again
   */
  boolean raise(Deliveries.Status target, boolean late);
}
