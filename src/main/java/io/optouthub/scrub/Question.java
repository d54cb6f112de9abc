package io.optouthub.scrub;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import java.util.List;
import java.util.Set;

/**
 * What a list is scrubbed for.
 *
 * @param media by which its people are to be solicited
 * @param country the ISO 3166 code that numbers without a country belong to
 * @param keepUnreadable whether rows with a number that cannot be read stay
 * @param columns those that hold what is asked about, by name or by number from 1; empty: found by
 *     their names and by what they hold
 * @param by who asks, for the attestation
 */
public record Question(
    Set<Medium> media,
    Scope scope,
    String country,
    boolean keepUnreadable,
    List<String> columns,
    String by) {

  public Question {
    media = Set.copyOf(media);
    columns = List.copyOf(columns);
  }

  /** Whether its people are solicited by their numbers, so that each must be readable. */
  boolean byPhone() {
    return media.stream().anyMatch(medium -> medium != Medium.EMAIL);
  }

  /** Whether they are solicited by their addresses. */
  boolean byEmail() {
    return media.contains(Medium.EMAIL) || media.contains(Medium.POST);
  }
}
