package io.optouthub.documents;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code optout.documents.*}: what only the company can say, in its own words. What is not
 * set stands in the documents as to be completed.
 *
 * @param controller who decides on purposes and means; the issuer of dossiers when it is not set
 * @param contact where the company is written to
 * @param dpo the data protection officer, and how to reach that person
 * @param representative of a controller outside the Union
 * @param legalBasis on which the register is kept
 * @param transfers to third countries, and their safeguards
 * @param measures of the company's own, technical and organisational
 * @param regimes under which people are solicited, by country (ISO 3166)
 * @param en the same in English, where a document in English says it otherwise
 * @param fr the same in French
 */
@ConfigurationProperties(prefix = "optout.documents", ignoreUnknownFields = false)
record DocumentSettings(
    @Nullable String controller,
    @Nullable String contact,
    @Nullable String dpo,
    @Nullable String representative,
    @Nullable String legalBasis,
    @Nullable String transfers,
    @Nullable String measures,
    @DefaultValue Map<String, String> regimes,
    @Nullable CompanyWords en,
    @Nullable CompanyWords fr) {

  /** In a document's language, as far as the company says it in that; else as it says it at all. */
  CompanyWords in(Locale locale) {
    CompanyWords all =
        new CompanyWords(
            controller, contact, dpo, representative, legalBasis, transfers, measures, regimes);
    CompanyWords own = locale.getLanguage().equals("fr") ? fr : en;
    return own == null ? all : own.or(all);
  }
}
