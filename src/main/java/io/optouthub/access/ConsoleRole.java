package io.optouthub.access;

import static io.optouthub.access.Role.ADMINISTER;
import static io.optouthub.access.Role.AUDIT;
import static io.optouthub.access.Role.CHECK;
import static io.optouthub.access.Role.DECIDE;
import static io.optouthub.access.Role.ERASE;
import static io.optouthub.access.Role.IDENTITIES;
import static io.optouthub.access.Role.OPERATE;
import static io.optouthub.access.Role.READ;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a person may do who logs in: the one table of it. */
public enum ConsoleRole {
  VIEWER(READ),
  OPERATOR(READ, OPERATE, DECIDE),
  /** Data protection officer: whoever sees what a person wrote must be able to decide it. */
  DPO(READ, CHECK, IDENTITIES, DECIDE, ERASE, AUDIT),
  ADMINISTRATOR(READ, CHECK, OPERATE, IDENTITIES, DECIDE, ERASE, AUDIT, ADMINISTER);

  private final Set<Role> rights;

  ConsoleRole(Role... rights) {
    this.rights = Set.of(rights);
  }

  public Set<Role> rights() {
    return rights;
  }

  /** The name used in the API, settings and SQL. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of that name; empty when there is none. */
  public static Optional<ConsoleRole> of(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
