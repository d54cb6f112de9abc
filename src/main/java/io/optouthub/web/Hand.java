package io.optouthub.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that needs a hand.
 *
 * @param bad whether somebody is or may be solicited against their will because of it; else it
 *     should be looked at
 * @param what the message {@code hand.<what>} says it
 * @param subject a target, a channel or a file, as people call it
 * @param number how many, how often; 0 when that says nothing
 * @param at since when, or until
 * @param href where it is seen to
 * @param detail in the other system's own words
 */
record Hand(
    boolean bad,
    String what,
    String subject,
    long number,
    @Nullable Instant at,
    String href,
    @Nullable String detail) {

  static Hand bad(String what, String subject, @Nullable Instant at, String href) {
    return new Hand(true, what, subject, 0, at, href, null);
  }

  static Hand look(String what, String subject, long number, @Nullable Instant at, String href) {
    return new Hand(false, what, subject, number, at, href, null);
  }

  Hand saying(@Nullable String words) {
    return new Hand(bad, what, subject, number, at, href, words);
  }
}
