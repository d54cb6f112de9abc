package io.optouthub.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What may be done: the rights of keys, and by {@link ConsoleRole} of people. */
public enum Role {
  /** Hand in requests, and ask how far those got. */
  INTAKE,
  /** Ask whether one identity is suppressed. */
  CHECK,
  /** See channels, targets, items and parked records, without identities. */
  READ,
  /** Pause, resume, send again, verify; a key with it has all that {@link #ofKey} adds. */
  OPERATE,
  /** See clear identities wherever the other roles show items; opens nothing by itself. */
  IDENTITIES,
  /** Decide reviews. */
  DECIDE,
  /** Erase a person. */
  ERASE,
  /** See who did what. */
  AUDIT,
  /** Users and keys. */
  ADMINISTER;

  /** The roles that get a key of their own at the first start. */
  public static final List<Role> WITH_KEY = List.of(INTAKE, CHECK, READ, OPERATE, ADMINISTER);

  /** The roles that a key with a list of channels may have; the others are about the whole hub. */
  public static final Set<Role> OF_CHANNELS = Set.of(INTAKE, READ, IDENTITIES);

  /** The name used in settings, SQL and the log. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name; empty when there is none. */
  public static Optional<Role> of(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }

  /** What a key with these roles may do: operate has always been everything but administer. */
  static Set<Role> ofKey(Set<Role> roles) {
    Set<Role> granted = EnumSet.noneOf(Role.class);
    granted.addAll(roles);
    if (roles.contains(OPERATE)) {
      granted.addAll(EnumSet.of(READ, IDENTITIES, DECIDE, ERASE, AUDIT));
    }
    return granted;
  }
}
