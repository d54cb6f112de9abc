package io.optouthub.camel.http;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An access token by OAuth 2.0 client credentials (RFC 6749, 4.4), kept until shortly before its
 * end.
 */
final class TokenSource {

  /** A token that is about to end is not used any more. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private static final Duration UNSAID = Duration.ofMinutes(5);

  private final String clientId;
  private final String clientSecret;
  private final String scope;
  private final Clock clock;
  private @Nullable String token;
  private Instant until = Instant.MIN;

  TokenSource(String clientId, String clientSecret, String scope, Clock clock) {
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * @param call posts a form to the token's address, with these headers
   * @throws TokenRefused when the server gives none; its words as the reason, never the secret
   */
  synchronized String token(BiFunction<String, Map<String, String>, Reply> call)
      throws TokenRefused {
    if (token != null && clock.instant().isBefore(until)) {
      return token;
    }
    String form =
        "grant_type=client_credentials" + (scope.isEmpty() ? "" : "&scope=" + encoded(scope));
    String basic = encoded(clientId) + ":" + encoded(clientSecret);
    String login = Base64.getEncoder().encodeToString(basic.getBytes(StandardCharsets.UTF_8));
    Reply reply =
        call.apply(
            form,
            Map.of(
                "Authorization",
                "Basic " + login,
                "Content-Type",
                "application/x-www-form-urlencoded"));
    if (!reply.good()) {
      throw new TokenRefused(reply);
    }
    try {
      String given = JsonPath.read(reply.body(), "$.access_token");
      token = given;
      until = clock.instant().plus(life(reply.body())).minus(MARGIN);
      return given;
    } catch (JsonPathException | ClassCastException e) {
      throw new TokenRefused(reply);
    }
  }

  /** The next call asks for a new one: the target did not take this. */
  synchronized void forget() {
    token = null;
  }

  private static Duration life(String body) {
    try {
      Object seconds = JsonPath.read(body, "$.expires_in");
      return Duration.ofSeconds(Long.parseLong(String.valueOf(seconds)));
    } catch (JsonPathException | NumberFormatException e) {
      return UNSAID;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** No token was given. */
  static final class TokenRefused extends IOException {
    private static final long serialVersionUID = 1;

    TokenRefused(Reply reply) {
      super(
          "no access token: "
              + (reply.failure() == null
                  ? "HTTP " + reply.status() + ": " + reply.body().strip()
                  : reply.failure().getClass().getSimpleName()));
    }
  }
}
