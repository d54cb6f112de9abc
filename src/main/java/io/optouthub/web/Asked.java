package io.optouthub.web;

import io.optouthub.access.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Which page of which channel a caller asks for.
 *
 * @param channel null: all of them
 * @param problem why it is not shown; null when it is
 */
record Asked(@Nullable String channel, @Nullable ResponseEntity<Object> problem) {

  /**
   * @param named in the request; a key for one channel need not name it
   */
  static Asked of(@Nullable String named, Caller caller, int limit, long after) {
    ResponseEntity<Object> bounds = Paging.problem(limit, after);
    if (bounds != null) {
      return new Asked(null, bounds);
    }
    String channel = named == null || named.isBlank() ? null : named;
    Set<String> only = caller.channels();
    if (only == null || (channel != null && only.contains(channel))) {
      return new Asked(channel, null);
    }
    if (channel != null) {
      return new Asked(
          null, Problem.of(HttpStatus.FORBIDDEN, "This key is for other channels than this"));
    }
    return only.size() == 1
        ? new Asked(only.iterator().next(), null)
        : new Asked(
            null,
            Problem.field(HttpStatus.BAD_REQUEST, "channel", "one of those that this key is for"));
  }
}
