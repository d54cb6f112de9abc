package io.optouthub.access;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The people who may log in, for Spring Security. */
@Component
class ConsoleUsers implements UserDetailsService {

  private final AccessStore store;

  ConsoleUsers(AccessStore store) {
    this.store = store;
  }

  @Override
  public UserDetails loadUserByUsername(String name) {
    return store
        .passwordHash(name)
        .map(hash -> User.withUsername(name).password(hash).roles("CONSOLE").build())
        .orElseThrow(() -> new UsernameNotFoundException("No such user"));
  }
}
