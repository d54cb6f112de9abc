package io.optouthub.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who came by OpenID Connect. The token stays, since Spring needs it; the other claims do not.
 *
 * @param name the provider's registration, a colon, and the name there: never that of a local user
 * @param until when the login ends at the latest
 */
public record OidcPerson(
    String name, Collection<GrantedAuthority> authorities, OidcIdToken token, Instant until)
    implements OidcUser {

  @Override
  public String getName() {
    return name;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return authorities;
  }

  @Override
  public Map<String, Object> getClaims() {
    return token.getClaims();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return token.getClaims();
  }

  @Override
  public OidcUserInfo getUserInfo() {
    return new OidcUserInfo(token.getClaims());
  }

  @Override
  public OidcIdToken getIdToken() {
    return token;
  }
}
