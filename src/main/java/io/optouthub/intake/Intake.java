package io.optouthub.intake;

import io.optouthub.optout.Arrival;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import java.util.List;
import java.util.Map;

/** Takes in what arrives: understands it, appends it to the register, and answers after commit. */
public interface Intake {

  /**
   * Takes a mail, a file or a webhook.
   *
   * @return how it ended, counted by item
   * @throws io.optouthub.register.RegisterUnavailable when the sender shall send it again later
   * @throws java.io.UncheckedIOException when a file's content could not be read; nothing of it is
   *     lost, it goes on next time
   */
  Receipt take(Channel channel, Raw raw);

  /** Takes requests that were given in fields (form, API). */
  Receipt take(Arrival arrival, List<OptOut> requests);

  /**
   * @param reference what the sender can come back with
   * @param counts items by outcome
   * @param reason of the only item, empty if registered or more than one
   */
  record Receipt(String reference, Map<Outcome, Integer> counts, String reason, long seq) {

    /** The outcome of a message, which is one item. */
    public Outcome outcome() {
      return counts.keySet().iterator().next();
    }
  }
}
