package io.optouthub.delivery;

import java.time.Instant;

/** Reminds whoever got a list that it is to be applied, and that nobody has said so yet. */
@FunctionalInterface
public interface ListReminder {

  /**
   * @param due by when its target must have applied it
   * @return whether somebody was told; if not, it is tried again
   */
  boolean remind(SentLists.Sent list, Instant due);
}
