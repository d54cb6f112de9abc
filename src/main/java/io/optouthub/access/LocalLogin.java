package io.optouthub.access;

import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Logs people in by name and password. Whatever is wrong, the answer and the work are the same: for
 * a name that does not exist a password is hashed, too, and whether a user is disabled is looked at
 * after the password.
 */
@Component
class LocalLogin implements AuthenticationProvider {

  private static final int LONGEST = 200;

  private final UserRows rows;
  private final LoginAttempts attempts;
  private final Audit audit;
  private final DaoAuthenticationProvider passwords;

  LocalLogin(UserRows rows, LoginAttempts attempts, Audit audit, PasswordEncoder encoder) {
    this.rows = rows;
    this.attempts = attempts;
    this.audit = audit;
    passwords = new DaoAuthenticationProvider(this::load);
    passwords.setPasswordEncoder(encoder);
    passwords.setPreAuthenticationChecks(user -> {});
    passwords.setPostAuthenticationChecks(LocalLogin::enabled);
  }

  @Override
  public Authentication authenticate(Authentication login) {
    ConsoleUser here = check(login);
    audit.record(here.name(), "logged-in", "console", null);
    return UsernamePasswordAuthenticationToken.authenticated(
        here, null, Rights.of(List.of(here.role())));
  }

  /**
   * Whose name and password these are; a wrong one counts.
   *
   * @throws org.springframework.security.core.AuthenticationException when they are not right
   */
  ConsoleUser check(Authentication login) {
    String name = login.getName();
    String password = String.valueOf(login.getCredentials());
    if (name.length() > LONGEST || password.length() > LONGEST || !attempts.begin(name)) {
      throw wrong();
    }
    Loaded user = (Loaded) passwords.authenticate(login).getPrincipal();
    attempts.forget(name);
    return user.row.user();
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private UserDetails load(String name) {
    return rows.find(name)
        .map(Loaded::new)
        .orElseThrow(() -> new UsernameNotFoundException("No such user"));
  }

  private static void enabled(UserDetails user) {
    if (!user.isEnabled()) {
      throw wrong();
    }
  }

  private static BadCredentialsException wrong() {
    return new BadCredentialsException("Wrong");
  }

  /** A user while the password is looked at. */
  private static final class Loaded extends User {

    private static final long serialVersionUID = 1;

    private final transient UserRows.Row row;

    Loaded(UserRows.Row row) {
      super(row.name(), row.hash(), row.disabledAt() == null, true, true, true, List.of());
      this.row = row;
    }
  }
}
