package io.optouthub.intake;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channels as declared in route files. */
public interface Channels {

  /** The channel of that name whose route is in force; empty when there is none. */
  Optional<Declared> find(String name);

  /**
   * The channel that a route file would declare; nothing is started, and no placeholder of it is
   * resolved, because whoever tries a file must not read the hub's secrets by it.
   */
  Read read(String routeFile);

  /** A channel, and as what things arrive by it. */
  record Declared(Channel channel, Kind kind) {}

  /** As what things arrive. */
  enum Kind {
    MAIL,
    FILE,
    WEBHOOK;

    /** The name used in YAML and in the API. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is no such kind. */
    public static Optional<Kind> of(String word) {
      return java.util.Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** What a route file turned out to be. */
  sealed interface Read {

    record Found(Declared declared) implements Read {}

    /**
     * @param line counted from 1; null when it is not known
     */
    record Refused(@Nullable Integer line, String reason) implements Read {}
  }
}
