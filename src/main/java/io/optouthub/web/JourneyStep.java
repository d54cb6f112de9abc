package io.optouthub.web;

import io.optouthub.datamap.DataMap;
import io.optouthub.optout.Medium;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes, in the words of people who do not work here: a kind of system, or one
 * system by its title where the company wants to name it.
 *
 * @param place {@code voice}, {@code messages}, {@code post} or {@code records}, each also with
 *     {@code .partner}
 * @param title empty: the place is enough
 * @param state as {@link io.optouthub.delivery.Deliveries.AtTarget}
 * @param at when it was done; null while it is not
 * @param due by when it must be; null when nothing is declared
 */
record JourneyStep(
    String place, String title, String state, @Nullable Instant at, @Nullable Instant due) {

  static final Set<String> DONE = Set.of("applied", "verified");

  private static final List<String> WORST_FIRST =
      List.of("parked", "drifted", "pending", "applied", "verified");

  private static final List<String> PLACES =
      List.of(
          "voice",
          "voice.partner",
          "messages",
          "messages.partner",
          "post",
          "post.partner",
          "records",
          "records.partner");

  /** First what calls. */
  static final Comparator<JourneyStep> ORDER =
      Comparator.<JourneyStep>comparingInt(step -> PLACES.indexOf(step.place()))
          .thenComparing(JourneyStep::title);

  static String place(DataMap.@Nullable CallingSystem system, DataMap map) {
    if (system == null) {
      return "records";
    }
    String partner = map.subcontractors().containsKey(system.owner()) ? ".partner" : "";
    return kind(system.media()) + partner;
  }

  private static String kind(Set<Medium> media) {
    if (media.contains(Medium.VOICE) && Set.of(Medium.VOICE, Medium.SMS).containsAll(media)) {
      return "voice";
    }
    if (media.equals(Set.of(Medium.POST))) {
      return "post";
    }
    return Set.of(Medium.SMS, Medium.EMAIL).containsAll(media) ? "messages" : "records";
  }

  public boolean done() {
    return DONE.contains(state);
  }

  /** Both as one: as far as the one that is behind. */
  JourneyStep with(JourneyStep other) {
    int order = WORST_FIRST.indexOf(state) - WORST_FIRST.indexOf(other.state);
    JourneyStep worse = order <= 0 ? this : other;
    return new JourneyStep(
        place,
        title,
        worse.state,
        worse.at == null ? null : later(at, other.at),
        done() || other.done() ? worse.due : later(due, other.due));
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other == null ? null : one.isAfter(other) ? one : other;
  }
}
