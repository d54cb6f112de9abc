package io.optouthub.web;

import io.optouthub.access.Audit;
import io.optouthub.delivery.Deliveries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do to targets and parked records, from the API or the page: done, and audited. */
@Component
class TargetActions {

  /** What can be done to a target. */
  enum Action {
    PAUSE,
    RESUME,
    RESYNC,
    RETRY,
    REMOVE
  }

  private final Deliveries deliveries;
  private final Audit audit;

  TargetActions(Deliveries deliveries, Audit audit) {
    this.deliveries = deliveries;
    this.audit = audit;
  }

  /**
   * @param why as the caller says
   */
  void at(String target, Action action, String who, @Nullable String why) {
    switch (action) {
      case PAUSE -> deliveries.pause(target);
      case RESUME -> deliveries.resume(target);
      case RESYNC -> deliveries.resync(target);
      case RETRY -> deliveries.retryAllParked(target);
      case REMOVE -> deliveries.remove(target);
    }
    audit.record(who, "target-" + action.name().toLowerCase(Locale.ROOT), target, why);
  }

  /** False when there is no such record, or it is settled already. */
  boolean retry(long parked, String who, @Nullable String why) {
    boolean done = deliveries.retryParked(parked);
    if (done) {
      audit.record(who, "parked-retry", Long.toString(parked), why);
    }
    return done;
  }
}
