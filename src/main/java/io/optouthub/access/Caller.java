package io.optouthub.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, known by a valid key or a login.
 *
 * @param name of the key or the user
 * @param roles everything the caller may do
 * @param channels the only ones the caller may hand in to and ask about; null: all
 */
public record Caller(String name, Set<Role> roles, @Nullable Set<String> channels) {

  public Caller {
    roles = Set.copyOf(roles);
    channels = channels == null ? null : Set.copyOf(channels);
  }

  /** A key for all channels, with what its roles include. */
  public static Caller withKey(String name, Set<Role> roles) {
    return withKey(name, roles, null);
  }

  /** A key, with what its roles include. */
  public static Caller withKey(String name, Set<Role> roles, @Nullable Set<String> channels) {
    return new Caller(name, Role.ofKey(roles), channels);
  }

  public boolean may(Role role) {
    return roles.contains(role);
  }

  /** Whether this channel concerns the caller. */
  public boolean sees(String channel) {
    return channels == null || channels.contains(channel);
  }
}
