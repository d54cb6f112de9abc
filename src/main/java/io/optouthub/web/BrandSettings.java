package io.optouthub.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code optout.brands.<brand>}: the look of the public pages at {@code /?brand=<brand>}.
 *
 * @param brands by the name that requests and the data map give them
 */
@ConfigurationProperties("optout")
record BrandSettings(@DefaultValue Map<String, Brand> brands) {

  private static final String SITE = "https://[a-z0-9.-]+(:\\d+)?";

  /**
   * @param name as people read it; the brand's own if absent
   * @param colour of buttons and links, as {@code #0b6e69}; text on it and in it is made readable
   * @param logo a file, SVG or PNG, of at most 100 KB
   * @param frameAncestors the brand's own sites, which may show its form in a frame
   */
  record Brand(
      @Nullable String name,
      @Nullable String colour,
      @Nullable Path logo,
      @DefaultValue List<String> frameAncestors) {}

  BrandSettings {
    brands = Map.copyOf(brands);
    brands.forEach(
        (key, brand) -> {
          String setting = "optout.brands." + key;
          if (key.isBlank() || key.length() > 60) {
            throw new IllegalArgumentException(setting + ": a brand has 1 to 60 characters");
          }
          if (brand.colour() != null && !brand.colour().matches("#[0-9a-fA-F]{6}")) {
            throw new IllegalArgumentException(setting + ".colour: written as #0b6e69");
          }
          sites(setting + ".frame-ancestors", brand.frameAncestors());
        });
  }

  /**
   * @throws IllegalArgumentException when one of them is no site
   */
  static void sites(String setting, List<String> sites) {
    if (!sites.stream().allMatch(site -> site.matches(SITE))) {
      throw new IllegalArgumentException(setting + ": each as https://www.example.com");
    }
  }
}
