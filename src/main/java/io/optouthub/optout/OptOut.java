package io.optouthub.optout;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request as understood, about one identity.
 *
 * @param media never empty
 * @param eventAt when the person said it, where the sender stated that; null where only the arrival
 *     is known
 * @param proof names the consent (a document, a form, a recording); an opt-in without one is not
 *     accepted
 */
public record OptOut(
    Wish wish,
    Identity identity,
    Set<Medium> media,
    Scope scope,
    @Nullable Instant eventAt,
    @Nullable String proof) {

  public OptOut {
    media = Set.copyOf(media);
    if (media.isEmpty()) {
      throw new IllegalArgumentException("A request names at least one medium");
    }
    if (wish == Wish.OPT_IN && (proof == null || proof.isBlank() || eventAt == null)) {
      throw new IllegalArgumentException(
          "An opt-in needs a named proof and the time of the consent");
    }
  }

  /** An opt-out heard at a time that nobody stated. */
  public static OptOut of(Identity identity, Set<Medium> media, Scope scope) {
    return new OptOut(Wish.OPT_OUT, identity, media, scope, null, null);
  }
}
