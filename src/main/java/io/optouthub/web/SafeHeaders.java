package io.optouthub.web;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Response headers; Spring Security adds nosniff, no-store and HSTS by itself. */
final class SafeHeaders {

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  private static final String PAGES =
      NOTHING + "; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'";

  /** Swagger UI sets styles on elements; that page shows documentation and no data. */
  private static final String DOCUMENTATION =
      PAGES
          .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
          .replace("img-src 'self'", "img-src 'self' data:")
          .concat("; script-src 'self'; connect-src 'self'; font-src 'self'");

  private SafeHeaders() {}

  static void pages(HttpSecurity http) throws Exception {
    set(http, PAGES);
  }

  /** Pages that the sites named may show in a frame; nobody when none is. */
  static void framed(HttpSecurity http, List<String> sites) throws Exception {
    if (sites.isEmpty()) {
      pages(http);
      return;
    }
    String ancestors = "frame-ancestors " + String.join(" ", sites);
    set(http, PAGES.replace("frame-ancestors 'none'", ancestors));
    // It knows no sites, and contradicts what is said above.
    http.headers(headers -> headers.frameOptions(FrameOptionsConfig::disable));
  }

  static void machines(HttpSecurity http) throws Exception {
    set(http, NOTHING);
  }

  static void documentation(HttpSecurity http) throws Exception {
    set(http, DOCUMENTATION);
  }

  private static void set(HttpSecurity http, String policy) throws Exception {
    http.headers(
        headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                // Not even our own pages pass the address of a request's page on.
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)));
  }
}
