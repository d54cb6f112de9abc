package io.optouthub.access;

import java.util.Optional;

/** Whether who logged in with a password may still be here. */
@FunctionalInterface
public interface Accounts {

  /**
   * The user as things stand now; empty when there is none or the user is disabled.
   *
   * @throws org.springframework.dao.DataAccessException when the database cannot be asked
   */
  Optional<ConsoleUser> find(String name);
}
