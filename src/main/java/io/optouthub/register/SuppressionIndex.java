package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The standing state in memory. What it denies is so; what it cannot tell, it says.
 *
 * <p>Everybody of whom any suppression stands has a place in it, and so has everybody together with
 * each brand that they named.
 */
final class SuppressionIndex {

  private static final Medium[] MEDIA = Medium.values();

  final FingerprintIndex fingerprints = new FingerprintIndex();

  /** Whoever stands in the state now, with what stands. */
  void put(UUID person, LogReader.States states) {
    keep(person, Marks.of(states));
    for (String brand : states.byBrand().keySet()) {
      if (!brand.isEmpty()) {
        keep(Marks.with(person, brand), Marks.of(states, brand));
      }
    }
  }

  /** One more medium of every brand. */
  void add(long high, long low, int medium, long since) {
    Marks now = Marks.more(Marks.found(fingerprints.find(high, low)), medium, since);
    fingerprints.put(high, low, now.bits(), now.since());
  }

  /** Another fingerprint of a person who is in here, if they are. */
  void alias(UUID alias, UUID person) {
    Marks marks = find(person);
    if (marks.bits() != 0) {
      keep(alias, marks.has(Marks.BRANDS) ? new Marks(marks.bits() | Marks.ASK, 0) : marks);
    }
  }

  private void keep(UUID key, Marks marks) {
    Marks before = find(key);
    if (before.bits() != 0 || marks.any() != 0 || marks.has(Marks.ASK)) {
      Marks now = marks.over(before);
      fingerprints.put(
          key.getMostSignificantBits(), key.getLeastSignificantBits(), now.bits(), now.since());
    }
  }

  private Marks find(UUID key) {
    return Marks.found(
        fingerprints.find(key.getMostSignificantBits(), key.getLeastSignificantBits()));
  }

  /** Whether anything is known of this fingerprint. */
  boolean knows(UUID fingerprint) {
    return find(fingerprint).bits() != 0;
  }

  /**
   * Since when each medium is out of bounds, to the second; empty when only the database can tell.
   *
   * @param brand empty for any brand at all
   */
  Optional<Map<Medium, Instant>> since(UUID fingerprint, Set<Medium> media, String brand) {
    Marks marks = find(fingerprint);
    int asked = Medium.bits(media);
    if (marks.has(Marks.ASK)) {
      return Optional.empty();
    }
    if ((marks.any() & asked) == 0) {
      return Optional.of(Map.of());
    }
    if (!marks.has(Marks.BRANDS) || brand.isEmpty()) {
      return since(marks, marks.any() & asked);
    }
    Marks own = find(Marks.with(fingerprint, brand));
    int every = marks.every() & asked;
    boolean unclear = own.has(Marks.ASK) || (every & ~own.any()) != 0;
    return unclear ? Optional.empty() : since(own, own.any() & asked);
  }

  private static Optional<Map<Medium, Instant>> since(Marks marks, int media) {
    if (media == 0) {
      return Optional.of(Map.of());
    }
    if (marks.has(Marks.MIXED)) {
      return Optional.empty();
    }
    Instant since = Instant.ofEpochSecond(Integer.toUnsignedLong(marks.since()));
    if (Integer.bitCount(media) == 1) {
      return Optional.of(Map.of(MEDIA[Integer.numberOfTrailingZeros(media)], since));
    }
    Map<Medium, Instant> all = new EnumMap<>(Medium.class);
    for (Medium medium : Medium.ofBits(media)) {
      all.put(medium, since);
    }
    return Optional.of(all);
  }
}
