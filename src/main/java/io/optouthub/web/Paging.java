package io.optouthub.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What the pages of every list have in common. */
final class Paging {

  private Paging() {}

  /** What is wrong with the bounds of a page; null when nothing is. */
  static @Nullable ResponseEntity<Object> problem(int limit, long after) {
    if (limit < 1 || limit > 1000) {
      return Problem.field(HttpStatus.BAD_REQUEST, "limit", "1 to 1000");
    }
    return after < 0 ? Problem.field(HttpStatus.BAD_REQUEST, "after", "0 or more") : null;
  }
}
