package io.optouthub.access;

import java.util.Optional;

/** The keys of the API. */
@FunctionalInterface
public interface ApiKeys {

  /**
   * Whose key this is; empty when there is no such key, or it has expired.
   *
   * @throws org.springframework.dao.DataAccessException when the database cannot be asked
   */
  Optional<Caller> caller(String key);
}
