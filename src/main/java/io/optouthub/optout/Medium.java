package io.optouthub.optout;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** How a person is solicited. The order is stored as bits: add at the end only. */
public enum Medium {
  VOICE,
  SMS,
  EMAIL,
  POST;

  public static final Set<Medium> ALL = Collections.unmodifiableSet(EnumSet.allOf(Medium.class));

  private final String word = name().toLowerCase(Locale.ROOT);

  /**
   * The name used in YAML, JSON and SQL: {@code voice}, {@code sms}, {@code email}, {@code post}.
   */
  public String word() {
    return word;
  }

  /** This medium's number in the standing state: 0 to 3. */
  public int number() {
    return ordinal();
  }

  /**
   * The medium of that name.
   *
   * @throws IllegalArgumentException naming the media there are
   */
  public static Medium of(String word) {
    for (Medium medium : values()) {
      if (medium.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return medium;
      }
    }
    throw new IllegalArgumentException(
        "no such medium; there are "
            + ALL.stream().map(Medium::word).collect(Collectors.joining(", ")));
  }

  /** The set as bits, bit {@code n} for the medium whose number is {@code n}. */
  public static int bits(Set<Medium> media) {
    int bits = 0;
    for (Medium medium : media) {
      bits |= 1 << medium.number();
    }
    return bits;
  }

  /** The set that {@link #bits} wrote. */
  public static Set<Medium> ofBits(int bits) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (Medium medium : ALL) {
      if ((bits & 1 << medium.number()) != 0) {
        media.add(medium);
      }
    }
    return media;
  }
}
