package io.optouthub.register;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The keys of the register, and their rotation while the hubs run. */
public interface RegisterKeys {

  /** Counts what every key is needed for; reads whole tables. */
  Status status();

  /**
   * Makes a new key and takes it into use, where the hub made the keyset itself.
   *
   * @param who a key's or a console user's name, for the audit
   */
  Answer rotate(Keyset keyset, String who, @Nullable String why);

  /** Takes a key that nothing needs any more out of a keyset that the hub made itself. */
  Answer remove(Keyset keyset, long id, String who, @Nullable String why);

  /** What became of it. */
  sealed interface Answer {
    /**
     * @param id of the key
     */
    record Done(long id) implements Answer {}

    /**
     * @param why in words for the operator
     */
    record Refused(String why) implements Answer {}
  }

  record Status(List<Key> keys, List<Work> work, List<Hub> hubs) {}

  /**
   * @param keyset identity or fingerprint
   * @param inUse whether it seals, or makes fingerprints, now
   * @param since when that began; null when it never did
   * @param until when another took over; what left the hub in links is not counted
   * @param known whether this hub has it
   * @param needed by what, and by how many: sealed values, or people that no newer key finds
   *     ({@code erased}: whom no work can give a newer fingerprint)
   * @param free whether it can be taken away
   */
  record Key(
      String keyset,
      long id,
      boolean inUse,
      @Nullable Instant since,
      @Nullable Instant until,
      boolean known,
      Map<String, Long> needed,
      boolean free) {}

  /**
   * What a new key left to do.
   *
   * @param done rows dealt with so far
   */
  record Work(
      String part, String keyset, long done, Instant startedAt, @Nullable Instant endedAt) {}

  /**
   * A running hub.
   *
   * @param lacks keys that another hub has and this one does not: {@code identity:<number>}
   */
  record Hub(UUID id, Instant seenAt, List<String> lacks) {}
}
