package io.optouthub.access;

import java.io.Serializable;
import java.security.Principal;

/**
 * Who logged in with a password.
 *
 * @param version of the account: another one means that its password, role or state changed since
 */
public record ConsoleUser(String name, ConsoleRole role, int version)
    implements Principal, Serializable {

  @Override
  public String getName() {
    return name;
  }
}
