package io.optouthub.web;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the pages and the API.
 *
 * @param country the ISO 3166 code of the country that numbers without one belong to
 * @param zone the time zone in which pages show times
 * @param company shown at the head of the pages; empty: none
 * @param frameAncestors sites that may show the form of no brand in a frame ({@code
 *     https://www.example.com}); empty: nobody
 * @param systemNames whether a request's page names systems by their titles, and not only by kind
 * @param bodyLimit the largest request body the API takes
 * @param trialLimit the largest sample it takes to try
 */
@ConfigurationProperties("optout.web")
record WebSettings(
    @DefaultValue("FR") String country,
    @DefaultValue("Europe/Paris") ZoneId zone,
    @DefaultValue("") String company,
    @DefaultValue List<String> frameAncestors,
    boolean systemNames,
    @DefaultValue("256KB") DataSize bodyLimit,
    @DefaultValue("10MB") DataSize trialLimit) {

  WebSettings {
    if (!isCountry(country)) {
      throw new IllegalArgumentException(
          "optout.web.country: two capital letters of ISO 3166, for instance FR");
    }
    BrandSettings.sites("optout.web.frame-ancestors", frameAncestors);
    frameAncestors = List.copyOf(frameAncestors);
  }

  static boolean isCountry(String code) {
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(code);
  }
}
