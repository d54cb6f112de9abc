package io.optouthub.web;

import io.optouthub.intake.Reasons;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stored reasons as a page says them: in its language, without what could be an identity. */
record Why(Reasons reasons) {

  static Why in(Locale locale) {
    return new Why(Reasons.in(locale));
  }

  /** Null when there is none. */
  public @Nullable String say(@Nullable String reason) {
    return reason == null
        ? null
        : reasons.say(reason, others -> String.valueOf(Words.discreet(others)));
  }
}
