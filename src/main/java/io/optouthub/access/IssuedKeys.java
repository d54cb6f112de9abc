package io.optouthub.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the API as administrators see and change them. A change holds at once at every hub on
 * the database, and is audited.
 */
public interface IssuedKeys {

  /** By name; without the secrets, which nobody can read again. */
  List<Key> all();

  /**
   * @param channels the only ones it is for; null: all
   * @param expires null: never
   * @return the key, its only copy; empty when there is, or was, one of that name
   */
  Optional<String> make(
      String name,
      Set<Role> roles,
      @Nullable Set<String> channels,
      @Nullable Instant expires,
      By by);

  /**
   * Makes a new key under the same name.
   *
   * @param overlap how long the old one is still good; one still good from a rotation before ends
   *     now
   * @param expires of the new one; null: it lives as long as the old one was to live
   */
  Rotation rotate(String name, Duration overlap, @Nullable Instant expires, By by);

  /** The key opens nothing any more; false when there is none, or it is revoked already. */
  boolean revoke(String name, By by);

  /**
   * One key.
   *
   * @param lastFour characters of it
   * @param issuedAt made or last rotated
   * @param oldUntil when the key before the last rotation ends, or ended
   */
  record Key(
      String name,
      Set<Role> roles,
      @Nullable Set<String> channels,
      String lastFour,
      Instant createdAt,
      Instant issuedAt,
      @Nullable Instant expiresAt,
      @Nullable Instant oldUntil,
      @Nullable Instant revokedAt) {}

  /** How a rotation ended. */
  sealed interface Rotation {

    /**
     * @param key its only copy
     */
    record Rotated(String key, @Nullable Instant expires, Instant oldUntil) implements Rotation {

      @Override
      public String toString() {
        return "Rotated[sealed]";
      }
    }

    /** There is none of that name, or it is revoked. */
    record NoSuchKey() implements Rotation {}

    /** The settings give it, and would give it again at the next start. */
    record OfSettings() implements Rotation {}
  }
}
