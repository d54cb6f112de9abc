package io.optouthub.register;

import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message or one file row, as the intake understood it.
 *
 * @param outcome REGISTERED (then {@code requests} is not empty), REVIEW (what is clear in it may
 *     stand in {@code requests} and is registered at once), SET_ASIDE or REFUSED; KNOWN is the
 *     register's to say
 * @param reason why it is not registered, or a remark; never holds an identity or text from outside
 * @param evidence what arrived, sealed and kept with the item; may be null for file rows that were
 *     registered
 */
@SuppressWarnings("ArrayRecordComponent") // evidence is moved, never compared
public record Item(
    Outcome outcome, List<OptOut> requests, @Nullable String reason, byte @Nullable [] evidence) {

  public Item {
    requests = List.copyOf(requests);
    if (outcome == Outcome.KNOWN) {
      throw new IllegalArgumentException("Only the register says what is known");
    }
    if ((outcome == Outcome.REGISTERED) == requests.isEmpty() && outcome != Outcome.REVIEW) {
      throw new IllegalArgumentException("Registered means: with a request");
    }
  }

  public static Item registered(List<OptOut> requests, byte @Nullable [] evidence) {
    return new Item(Outcome.REGISTERED, requests, null, evidence);
  }

  public static Item review(String reason, byte @Nullable [] evidence) {
    return new Item(Outcome.REVIEW, List.of(), reason, evidence);
  }

  public static Item setAside(String reason, byte @Nullable [] evidence) {
    return new Item(Outcome.SET_ASIDE, List.of(), reason, evidence);
  }

  public static Item refused(String reason, byte @Nullable [] evidence) {
    return new Item(Outcome.REFUSED, List.of(), reason, evidence);
  }
}
