package io.optouthub.access;

import io.optouthub.access.Users.Wanted;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Service;

/** Looks at the current password as a login does, with its count of wrong ones. */
@Service
class StoredOwnPassword implements OwnPassword {

  private final LocalLogin login;
  private final Users users;

  StoredOwnPassword(LocalLogin login, Users users) {
    this.login = login;
    this.users = users;
  }

  @Override
  public boolean change(String name, String current, String wanted) {
    try {
      login.check(UsernamePasswordAuthenticationToken.unauthenticated(name, current));
    } catch (AuthenticationException e) {
      return false;
    }
    By self = new By(name, "by the user");
    return users.change(name, new Wanted(null, wanted, null), self) == Users.Change.DONE;
  }
}
