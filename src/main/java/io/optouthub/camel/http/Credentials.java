package io.optouthub.camel.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What a call proves itself with: a user, or a token that is given once for all.
 *
 * @param token empty: none
 * @param username empty: none
 */
record Credentials(String token, String username, String password) {

  static final Credentials NONE = new Credentials("", "", "");

  /** The header's value; empty when there is nothing to say. */
  String authorization() {
    if (!username.isEmpty()) {
      byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
    return token.isEmpty() ? "" : "Bearer " + token;
  }

  Credentials withToken(String given) {
    return new Credentials(given, username, password);
  }

  Credentials withUsername(String given) {
    return new Credentials(token, given, password);
  }

  Credentials withPassword(String given) {
    return new Credentials(token, username, given);
  }
}
