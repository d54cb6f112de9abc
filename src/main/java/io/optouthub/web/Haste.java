package io.optouthub.web;

import io.optouthub.register.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells programs from people without asking people anything: a program fills in a field that people
 * do not see, and is quicker than anybody can type. Nothing is lost when it errs: the form comes
 * back filled in, to be sent once more.
 */
@Component
class Haste {

  private static final String PURPOSE = "form";
  private static final Duration QUICKEST = Duration.ofSeconds(2);

  private final Tokens tokens;
  private final Clock clock;

  Haste(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** For the form: when it was asked for. */
  @Nullable String now() {
    return tokens.seal(PURPOSE, Long.toString(clock.millis()));
  }

  /**
   * @param website the field that people do not see
   * @param opened when the form was asked for, sealed; absent when it was not the hub's own page
   */
  boolean shown(@Nullable String website, @Nullable String opened) {
    return website != null && !website.isBlank() || tooQuick(opened);
  }

  private boolean tooQuick(@Nullable String opened) {
    return opened != null
        && tokens
            .open(PURPOSE, opened)
            .map(millis -> Instant.ofEpochMilli(Long.parseLong(millis)))
            .filter(at -> clock.instant().isBefore(at.plus(QUICKEST)))
            .isPresent();
  }
}
