package io.optouthub.access;

import java.util.Map;
import java.util.Optional;

/** Makes the first administrator and the first keys. */
public interface FirstStart {

  /** The name of the administrator on the login page. */
  String ADMINISTRATOR = "administrator";

  /**
   * Makes what was never made before; empty when a start before this one did. The answer holds the
   * only copy of the secrets.
   */
  Optional<Issued> issue();

  /**
   * What was made, in the clear.
   *
   * @param administratorPassword empty when the settings gave it
   * @param keys without those that the settings gave
   */
  record Issued(Optional<String> administratorPassword, Map<Role, String> keys) {

    public Issued {
      keys = Map.copyOf(keys);
    }

    @Override
    public String toString() {
      return "Issued[sealed]";
    }
  }
}
