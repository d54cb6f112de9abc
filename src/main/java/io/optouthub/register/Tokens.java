package io.optouthub.register;

import java.util.Optional;

/** Texts that leave the hub sealed, to come back in a link: nobody can read, make or change one. */
public interface Tokens {

  /**
   * @param purpose a token of one purpose does not open for another
   * @return for a link: letters, digits, hyphen and underscore only
   */
  String seal(String purpose, String text);

  /** What was sealed; empty for anything that this hub's key did not seal for this purpose. */
  Optional<String> open(String purpose, String token);
}
