package io.optouthub.register;

import io.optouthub.optout.Medium;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the index keeps of one person, or of one person and brand, in 11 bits: the media that are
 * suppressed for any brand, those that are for every brand, and three signs.
 *
 * @param bits as they are kept; never 0 for whom something is to be kept
 * @param since the first of all of them, in seconds since 1970, without sign
 */
record Marks(int bits, int since) {

  static final long ALL = 0x7ff;

  /** Something was said about single brands. */
  static final int BRANDS = 1 << 8;

  /** Its media do not stand since one time. */
  static final int MIXED = 1 << 9;

  /** Only the database can tell. */
  static final int ASK = 1 << 10;

  static final Marks NONE = new Marks(0, 0);

  private static final long LAST_SECOND = 0xffff_ffffL;

  /** Of a person. */
  static Marks of(LogReader.States states) {
    boolean brands = states.byBrand().keySet().stream().anyMatch(brand -> !brand.isEmpty());
    int every = 0;
    for (Medium medium : Medium.ALL) {
      every |= states.suppressed("", medium) ? 1 << medium.number() : 0;
    }
    Marks any = of(StandingStates.since(states, Medium.ALL, ""));
    return any.bits() == 0 && !brands
        ? NONE
        : new Marks(any.bits() & ~0xf0 | every << 4 | (brands ? BRANDS : 0), any.since());
  }

  /** Of a person for one brand. */
  static Marks of(LogReader.States states, String brand) {
    Marks one = of(StandingStates.since(states, Medium.ALL, brand));
    return new Marks(one.bits() | BRANDS, one.since());
  }

  private static Marks of(Map<Medium, Instant> since) {
    int media = Medium.bits(since.keySet());
    Set<Long> times = new HashSet<>();
    since.values().forEach(at -> times.add(at.getEpochSecond()));
    long first = times.stream().min(Long::compare).orElse(0L);
    boolean kept = times.size() <= 1 && first >= 0 && first <= LAST_SECOND;
    return new Marks(media | media << 4 | (kept ? 0 : MIXED), (int) first);
  }

  /** After one more medium of every brand, as it stands in the database. */
  static Marks more(Marks before, int medium, long since) {
    int media = 1 << medium | 1 << medium + 4;
    boolean kept = since >= 0 && since <= LAST_SECOND;
    boolean same = before.bits() == 0 || before.since() == (int) since;
    int mixed = kept && same ? 0 : MIXED;
    return new Marks(before.bits() | media | mixed, same ? (int) since : before.since());
  }

  static Marks found(long found) {
    return found == 0 ? NONE : new Marks((int) (found & ALL), (int) (found >>> 32));
  }

  /**
   * What to keep where {@code before} is kept. Whatever would be taken back is asked about from
   * then on: what stands here may be somebody else's.
   */
  Marks over(Marks before) {
    int lost = before.bits() & ~bits & (0xff | BRANDS | ASK);
    return new Marks(bits | (lost == 0 ? 0 : before.bits() | ASK), since);
  }

  boolean has(int sign) {
    return (bits & sign) != 0;
  }

  /** Media that are suppressed for any brand. */
  int any() {
    return bits & 0xf;
  }

  /** Media that are suppressed for every brand. */
  int every() {
    return bits >> 4 & 0xf;
  }

  /** A fingerprint that stands for a person and a brand. */
  static UUID with(UUID person, String brand) {
    UUID name = UUID.nameUUIDFromBytes(brand.getBytes(StandardCharsets.UTF_8));
    return new UUID(
        person.getMostSignificantBits() ^ name.getMostSignificantBits(),
        person.getLeastSignificantBits() ^ name.getLeastSignificantBits());
  }
}
