package io.optouthub.register;

import java.time.Duration;
import java.util.UUID;

/** Who of several hubs does what only one may do at a time; by the clock of the database. */
public interface Leases {

  /**
   * Takes the lease, or keeps it.
   *
   * @param length from now on, unless it is taken again
   * @return false while another hub holds it
   */
  boolean take(String name, UUID hub, Duration length);

  /** Another may have it at once. Nothing happens if this hub does not hold it. */
  void release(String name, UUID hub);
}
