package io.optouthub.access;

import java.time.Clock;
import java.util.Set;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/** Lets in who comes from a provider with a claim that gives a role, and nobody else. */
@Component
public class OidcLogin implements OAuth2UserService<OidcUserRequest, OidcUser> {

  private final OidcUserService provider = new OidcUserService();
  private final OidcSettings settings;
  private final Audit audit;
  private final Clock clock;

  OidcLogin(OidcSettings settings, Audit audit, Clock clock) {
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /** The token's signature, issuer, audience and times were checked before. */
  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser user = provider.loadUser(request);
    Set<ConsoleRole> roles = settings.of(user.getClaims());
    if (roles.isEmpty()) {
      throw new OAuth2AuthenticationException(
          new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED, "No role here", null));
    }
    String name = request.getClientRegistration().getRegistrationId() + ":" + user.getName();
    audit.record(name, "logged-in", "console", null);
    return new OidcPerson(
        name, Rights.of(roles), user.getIdToken(), clock.instant().plus(settings.longest()));
  }
}
