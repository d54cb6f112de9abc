package io.optouthub.access;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code optout.access.oidc.*}: what people may do who come by OpenID Connect.
 *
 * @param rolesClaim the claim that lists somebody's roles or groups; dots lead into it, as in
 *     {@code realm_access.roles}
 * @param roles for each console role the values of the claim that give it; who has none of them
 *     gets in nowhere
 * @param longest how long a login lasts at most, whatever was changed at the provider meanwhile
 */
@ConfigurationProperties("optout.access.oidc")
record OidcSettings(
    @DefaultValue("roles") String rolesClaim,
    @Nullable Map<ConsoleRole, List<String>> roles,
    @DefaultValue("8h") Duration longest) {

  OidcSettings {
    Map<ConsoleRole, List<String>> given = new EnumMap<>(ConsoleRole.class);
    given.putAll(roles == null ? Map.of() : roles);
    roles = Map.copyOf(given);
  }

  /** The roles that these claims give. */
  Set<ConsoleRole> of(Map<String, Object> claims) {
    Set<String> held = values(claims, rolesClaim);
    Map<ConsoleRole, List<String>> giving = roles == null ? Map.of() : roles;
    Set<ConsoleRole> found = EnumSet.allOf(ConsoleRole.class);
    found.removeIf(role -> giving.getOrDefault(role, List.of()).stream().noneMatch(held::contains));
    return found;
  }

  /** A claim whose name has dots of its own counts as a whole. */
  private static Set<String> values(Map<?, ?> claims, String path) {
    Object value = claims.get(path);
    int dot = path.indexOf('.');
    if (value == null && dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner) {
      return values(inner, path.substring(dot + 1));
    }
    Stream<?> all = value instanceof Collection<?> many ? many.stream() : Stream.ofNullable(value);
    return Set.copyOf(
        all.filter(String.class::isInstance).map(String.class::cast).distinct().toList());
  }
}
