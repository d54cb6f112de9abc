package io.optouthub.dossier;

import io.optouthub.intake.Reasons;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a printed dossier says, in its reader's language. */
@Component
class DossierWords {

  private final MessageSource messages;

  DossierWords(MessageSource messages) {
    this.messages = messages;
  }

  In in(Locale locale) {
    return new In(messages, locale);
  }

  /** The words of one language; a key that has none stands for itself. */
  record In(MessageSource messages, Locale locale) {

    String say(String key, Object... values) {
      String text = messages.getMessage("dossier." + key, values, key, locale);
      return text == null ? key : text;
    }

    /** Why something was skipped is one of few words; the rest is the target's own. */
    String detail(String text) {
      String known = messages.getMessage("dossier.detail." + text, new Object[0], text, locale);
      return known == null ? text : known;
    }

    /** Why a machine did not decide it; what is none of the hub's words stands as it is. */
    @Nullable String reason(@Nullable String stored) {
      return stored == null ? null : Reasons.in(locale).say(stored, UnaryOperator.identity());
    }

    String at(Instant time) {
      return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
              .withLocale(locale)
              .format(time.atZone(ZoneOffset.UTC))
          + " UTC";
    }
  }
}
