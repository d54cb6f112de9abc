package io.optouthub.web;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import io.optouthub.access.Caller;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/**
 * Which path of the API opens to which role. A key for some channels only has the authorities that
 * begin with {@code CHANNELS_}: whatever is not about one channel stays closed to it.
 */
final class ApiRules {

  private static final String OF_CHANNELS = "CHANNELS_";
  private static final String V1 = "/api/v1";

  private ApiRules() {}

  static List<GrantedAuthority> authorities(Caller caller) {
    Stream<String> channels = caller.roles().stream().map(role -> OF_CHANNELS + role.name());
    Stream<String> whole =
        caller.channels() == null
            ? caller.roles().stream().map(role -> "ROLE_" + role.name())
            : Stream.empty();
    return AuthorityUtils.createAuthorityList(Stream.concat(channels, whole).toList());
  }

  static void apply(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          all) {
    // First the one that is asked for hundreds of times a second.
    all.requestMatchers(V1 + "/check")
        .hasRole("CHECK")
        .requestMatchers(POST, V1 + "/dossiers/verify", V1 + "/scrub/verify")
        .permitAll()
        .requestMatchers(POST, V1 + "/scrub", V1 + "/scrub/blind")
        .hasRole("CHECK")
        .requestMatchers(GET, V1 + "/scrub/*")
        .hasAnyRole("CHECK", "AUDIT")
        .requestMatchers(POST, V1 + "/opt-outs", V1 + "/unsubscribe-links")
        .hasAuthority(OF_CHANNELS + "INTAKE")
        .requestMatchers(GET, V1 + "/opt-outs/*")
        .hasAnyAuthority(OF_CHANNELS + "READ", OF_CHANNELS + "INTAKE")
        .requestMatchers(
            GET,
            V1 + "/channels",
            V1 + "/files",
            V1 + "/intake",
            V1 + "/review",
            V1 + "/review/*",
            V1 + "/review/*/evidence")
        .hasAuthority(OF_CHANNELS + "READ")
        .requestMatchers(POST, V1 + "/channels/*/try")
        .hasAuthority(OF_CHANNELS + "READ");
    ofTheWholeHub(all);
    all.anyRequest().authenticated(); // Nothing is there: only a valid key learns that.
  }

  private static void ofTheWholeHub(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          all) {
    all.requestMatchers(
            GET,
            V1 + "/targets",
            V1 + "/targets/*/lateness",
            V1 + "/map",
            V1 + "/parked",
            V1 + "/routes",
            V1 + "/cases",
            V1 + "/cases/*",
            V1 + "/dossiers/*",
            V1 + "/documents/*")
        .hasRole("READ")
        .requestMatchers(POST, V1 + "/try", V1 + "/dossiers")
        .hasRole("READ")
        .requestMatchers(POST, V1 + "/targets/**", V1 + "/parked/**", V1 + "/register/**")
        .hasRole("OPERATE")
        .requestMatchers(DELETE, V1 + "/targets/*", V1 + "/register/keys/**")
        .hasRole("OPERATE")
        .requestMatchers(GET, V1 + "/register/keys")
        .hasRole("OPERATE")
        .requestMatchers(POST, V1 + "/review/*/decide", V1 + "/cases/*/close")
        .hasRole("DECIDE")
        .requestMatchers(POST, V1 + "/erasures")
        .hasRole("ERASE")
        .requestMatchers(GET, V1 + "/audit")
        .hasRole("AUDIT")
        .requestMatchers(V1 + "/users/**", V1 + "/keys/**")
        .hasRole("ADMINISTER");
  }
}
