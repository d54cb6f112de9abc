package io.optouthub.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Rights, as Spring Security calls them. */
public final class Rights {

  /** Of everybody who logged in to the console. */
  public static final String CONSOLE = "CONSOLE";

  private static final String PREFIX = "ROLE_";

  private Rights() {}

  /** What somebody with these roles gets at login. */
  public static List<GrantedAuthority> of(Collection<ConsoleRole> roles) {
    Set<String> names = new LinkedHashSet<>();
    names.add(PREFIX + CONSOLE);
    roles.forEach(role -> role.rights().forEach(right -> names.add(PREFIX + right.name())));
    return names.stream().<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
  }
}
