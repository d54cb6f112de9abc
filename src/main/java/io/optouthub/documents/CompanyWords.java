package io.optouthub.documents;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What only the company can say, in one language; each as {@link DocumentSettings} has it.
 *
 * @param regimes by country, in capitals
 */
record CompanyWords(
    @Nullable String controller,
    @Nullable String contact,
    @Nullable String dpo,
    @Nullable String representative,
    @Nullable String legalBasis,
    @Nullable String transfers,
    @Nullable String measures,
    @DefaultValue Map<String, String> regimes) {

  CompanyWords {
    Map<String, String> byCountry = new TreeMap<>();
    regimes.forEach((country, regime) -> byCountry.put(country.toUpperCase(Locale.ROOT), regime));
    regimes = byCountry;
  }

  /** These, and the others where nothing is said here. */
  CompanyWords or(CompanyWords others) {
    Map<String, String> all = new TreeMap<>(others.regimes);
    all.putAll(regimes);
    return new CompanyWords(
        said(controller, others.controller),
        said(contact, others.contact),
        said(dpo, others.dpo),
        said(representative, others.representative),
        said(legalBasis, others.legalBasis),
        said(transfers, others.transfers),
        said(measures, others.measures),
        all);
  }

  private static @Nullable String said(@Nullable String here, @Nullable String elsewhere) {
    return here == null || here.isBlank() ? elsewhere : here;
  }
}
