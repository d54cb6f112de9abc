package io.optouthub.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.function.Function;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Response headers; Spring Security adds nosniff, no-store and HSTS by itself. */
final class SafeHeaders {

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  private static final String PAGES =
      NOTHING
          + "; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'";

  /** Swagger UI's icons are in its style sheet; the one style that its script adds is named. */
  private static final String DOCUMENTATION =
      PAGES
          .replace(
              "style-src 'self'",
              "style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='")
          .replace("img-src 'self'", "img-src 'self' data:")
          .concat("; font-src 'self'");

  private SafeHeaders() {}

  static void pages(HttpSecurity http) throws Exception {
    set(http, PAGES);
  }

  /** Pages that sites may show in a frame, by the request; nobody when there are none for it. */
  static void framed(HttpSecurity http, Function<HttpServletRequest, List<String>> sites)
      throws Exception {
    http.headers(
        headers ->
            headers
                .frameOptions(FrameOptionsConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .addHeaderWriter((request, response) -> frame(sites.apply(request), response)));
  }

  private static void frame(List<String> sites, HttpServletResponse response) {
    if (sites.isEmpty()) {
      response.setHeader("Content-Security-Policy", PAGES);
      response.setHeader("X-Frame-Options", "DENY");
    } else {
      // The older header knows no sites, and would contradict this one.
      String ancestors = "frame-ancestors " + String.join(" ", sites);
      response.setHeader(
          "Content-Security-Policy", PAGES.replace("frame-ancestors 'none'", ancestors));
    }
  }

  static void machines(HttpSecurity http) throws Exception {
    set(http, NOTHING);
  }

  /** Of a page with one style sheet inside, known by its SHA-256 in Base64. */
  static String styled(String digest) {
    return NOTHING + "; style-src 'sha256-" + digest + "'; base-uri 'none'";
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
