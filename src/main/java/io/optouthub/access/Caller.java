package io.optouthub.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who calls, known by a valid key.
 *
 * @param name of the key
 * @param roles with everything they include
 */
public record Caller(String name, Set<Role> roles) {

  public Caller {
    Set<Role> granted = EnumSet.noneOf(Role.class);
    roles.forEach(role -> granted.addAll(role.granted()));
    roles = Set.copyOf(granted);
  }

  public boolean may(Role role) {
    return roles.contains(role);
  }
}
