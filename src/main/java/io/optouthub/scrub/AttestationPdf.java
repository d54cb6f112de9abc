package io.optouthub.scrub;

import io.optouthub.print.Grid;
import io.optouthub.print.Paper;
import io.optouthub.print.Style;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes an attestation as a page to be printed. */
@Component
class AttestationPdf {

  private final MessageSource messages;

  AttestationPdf(MessageSource messages) {
    this.messages = messages;
  }

  byte[] write(Attestation of, Locale locale) {
    String issuer = of.issuer().isEmpty() ? "" : of.issuer() + " \u2013 ";
    return new Paper(say(locale, "title"), locale, word(locale, "dossier.page"))
        .text(issuer + say(locale, "issued", at(of.at(), locale)), Style.TEXT)
        .paragraph(say(locale, "text." + of.kind()), Style.TEXT)
        .grid(facts(of, locale))
        .paragraph(say(locale, "verify"), Style.SMALL)
        .file();
  }

  private Grid facts(Attestation of, Locale locale) {
    Long notCovered = of.notCovered();
    String media =
        of.media().stream()
            .map(medium -> word(locale, "dossier.medium." + medium))
            .collect(Collectors.joining(", "));
    return new Grid(2, 5)
        .fact(say(locale, "id"), of.id())
        .fact(say(locale, "by"), of.by())
        .fact("SHA-256", of.sha256())
        .fact(say(locale, "bytes"), Long.toString(of.bytes()))
        .fact(say(locale, "rows"), Long.toString(of.rows()))
        .fact(say(locale, "removed"), Long.toString(of.removed()))
        .fact(say(locale, "suppressed"), Long.toString(of.suppressed()))
        .fact(
            say(locale, "unreadable"),
            say(locale, "unreadable." + of.unreadableRows(), of.unreadable()))
        .fact(say(locale, "without"), Long.toString(of.withoutNumber()))
        .fact(say(locale, "media"), media)
        .fact(
            say(locale, "brand"),
            of.brand().isEmpty() ? word(locale, "dossier.brand.all") : of.brand())
        .fact(say(locale, "as-of"), Long.toString(of.asOf()))
        .fact(say(locale, "not-covered"), notCovered == null ? null : notCovered.toString())
        .fact(say(locale, "valid-until"), at(of.validUntil(), locale));
  }

  private String say(Locale locale, String key, Object... values) {
    return messages.getMessage("scrub." + key, values, locale);
  }

  private String word(Locale locale, String key) {
    return messages.getMessage(key, new Object[0], locale);
  }

  private static String at(Instant time, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(locale)
            .format(time.atZone(ZoneOffset.UTC))
        + " UTC";
  }
}
