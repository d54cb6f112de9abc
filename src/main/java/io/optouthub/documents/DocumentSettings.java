package io.optouthub.documents;

import java.util.Map;
import java.util.TreeMap;
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
    @DefaultValue Map<String, String> regimes) {

  DocumentSettings {
    Map<String, String> byCountry = new TreeMap<>();
    regimes.forEach(
        (country, regime) -> byCountry.put(country.toUpperCase(java.util.Locale.ROOT), regime));
    regimes = byCountry;
  }
}
