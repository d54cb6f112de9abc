package io.optouthub.delivery;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a target must hold about one person: the state as it stands within the target's scope, not
 * the event.
 *
 * @param seq the entry that woke this delivery
 * @param idempotencyKey of the newest entry this covers: the same however often that is sent,
 *     another once a newer entry of the person joins it, or when everything is sent again on
 *     request
 * @param fingerprint stands for the identity where it must not be seen; the same for the same
 * @param written the identity in each way that this target writes it (its number formats), or the
 *     address
 * @param suppressed whether any of the target's media is out of bounds for any of its brands
 * @param media the target's media that are out of bounds for any of its brands; empty when not
 *     suppressed
 * @param brands the target's brands for which something is out of bounds; empty when it names none
 * @param repeat whether the person asked again
 * @param eventAt when the person said it (UTC)
 */
public record Change(
    long seq,
    String idempotencyKey,
    Identity identity,
    UUID fingerprint,
    List<String> written,
    boolean suppressed,
    Set<Medium> media,
    List<String> brands,
    boolean repeat,
    Instant eventAt) {

  /** As the target writes it first. */
  public String formatted() {
    return written.get(0);
  }

  /** The same, sent under the key of a newer entry that it covers as well. */
  Change under(String key) {
    return new Change(
        seq, key, identity, fingerprint, written, suppressed, media, brands, repeat, eventAt);
  }
}
