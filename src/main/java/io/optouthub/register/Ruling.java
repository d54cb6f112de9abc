package io.optouthub.register;

import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Wish;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a request is against what stands, and what stands after it. Plain memory: the writer
 * loads the states of a group, rules on its requests in order, and writes the changed ones back.
 *
 * <p>The newer request by event time decides; at the same time the opt-out does. So any order of
 * arrival ends in the same state.
 */
final class Ruling {

  /** What stands for one identity, brand and medium. */
  record State(boolean optedOut, Instant eventAt, Instant since, long seq, String channel) {}

  record Key(UUID fingerprint, String brand, Medium medium) {}

  private final Map<Key, State> states = new HashMap<>();
  private final Map<Key, State> changed = new HashMap<>();
  private final Set<Key> stored = new HashSet<>();
  private final Set<UUID> people = new HashSet<>();

  /** What stands; all that does for a person is to be loaded. */
  void load(Key key, State state) {
    states.put(key, state);
    stored.add(key);
    people.add(key.fingerprint());
  }

  /** Whether this state was there before the group. */
  boolean knows(Key key) {
    return stored.contains(key);
  }

  /** Whether this person was. */
  boolean knows(UUID fingerprint) {
    return people.contains(fingerprint);
  }

  /** The states to write back, in no order. */
  Map<Key, State> changed() {
    return changed;
  }

  /** When the request counts as said: as stated, but never after it arrived. */
  static Instant eventAt(OptOut request, Instant arrivedAt) {
    Instant stated = request.eventAt();
    return stated == null || stated.isAfter(arrivedAt) ? arrivedAt : Times.micros(stated);
  }

  /**
   * The kind of entry it is; KNOWN when the same channel said the same about the same moment
   * before.
   */
  Entry.Kind kind(UUID fingerprint, OptOut request, Instant eventAt, String channel) {
    boolean stated = request.eventAt() != null;
    if (stated && same(fingerprint, request, eventAt, channel)) {
      return Entry.Kind.KNOWN;
    }
    if (request.wish() == Wish.OPT_IN) {
      return Entry.Kind.OPT_IN;
    }
    for (Medium medium : request.media()) {
      if (!suppressed(fingerprint, request.scope().brand(), medium)) {
        return Entry.Kind.OPT_OUT;
      }
    }
    return Entry.Kind.REPEAT;
  }

  /** Lets the request take effect. */
  void apply(UUID fingerprint, OptOut request, Instant eventAt, long seq, String channel) {
    boolean out = request.wish() == Wish.OPT_OUT;
    for (Medium medium : request.media()) {
      Key key = new Key(fingerprint, request.scope().brand(), medium);
      State before = states.get(key);
      if (before != null && !decides(out, eventAt, before)) {
        continue;
      }
      boolean unbroken = before != null && before.optedOut() == out;
      Instant since = before != null && unbroken ? before.since() : eventAt;
      State after = new State(out, eventAt, since, seq, channel);
      states.put(key, after);
      changed.put(key, after);
    }
  }

  private static boolean decides(boolean out, Instant eventAt, State before) {
    int order = eventAt.compareTo(before.eventAt());
    return order > 0 || order == 0 && out;
  }

  private boolean same(UUID fingerprint, OptOut request, Instant eventAt, String channel) {
    return request.media().stream()
        .map(medium -> states.get(new Key(fingerprint, request.scope().brand(), medium)))
        .allMatch(
            state ->
                state != null
                    && state.optedOut() == (request.wish() == Wish.OPT_OUT)
                    && state.eventAt().equals(eventAt)
                    && state.channel().equals(channel));
  }

  private boolean suppressed(UUID fingerprint, String brand, Medium medium) {
    @Nullable State all = states.get(new Key(fingerprint, "", medium));
    @Nullable State own = brand.isEmpty() ? all : states.get(new Key(fingerprint, brand, medium));
    if (all == null && own == null) {
      return false;
    }
    Map<String, Map<Medium, LogReader.State>> byBrand = new HashMap<>();
    put(byBrand, "", medium, all);
    put(byBrand, brand, medium, own);
    return new LogReader.States(byBrand).suppressed(brand, medium);
  }

  private static void put(
      Map<String, Map<Medium, LogReader.State>> byBrand,
      String brand,
      Medium medium,
      @Nullable State state) {
    if (state != null) {
      byBrand.put(
          brand,
          Map.of(medium, new LogReader.State(state.optedOut(), state.eventAt(), state.since())));
    }
  }
}
