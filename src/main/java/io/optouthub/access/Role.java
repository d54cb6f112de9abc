package io.optouthub.access;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a key may do. */
public enum Role {
  /** Hand in requests, and ask how far those got. */
  INTAKE,
  /** Ask whether one identity is suppressed. */
  CHECK,
  /** See channels, targets, items and parked records, without identities. */
  READ,
  /**
   * Pause, resume, send again, verify, decide reviews; includes {@link #READ} and {@link
   * #IDENTITIES}.
   */
  OPERATE,
  /** See clear identities wherever the other roles show items; opens nothing by itself. */
  IDENTITIES;

  /** The roles that get a key of their own at the first start. */
  public static final List<Role> WITH_KEY = List.of(INTAKE, CHECK, READ, OPERATE);

  /** The name used in settings, SQL and the log. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** This role and what it includes. */
  public Set<Role> granted() {
    return this == OPERATE ? EnumSet.of(OPERATE, READ, IDENTITIES) : EnumSet.of(this);
  }
}
