package io.optouthub.web;

import io.optouthub.datamap.DataMaps;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The brands that people can choose, and how the pages of each look. */
@Component
class Brands {

  private static final int LARGEST_LOGO = 100_000;
  // The hardest grounds of hub.css to read on, of the light ones and of the dark ones.
  private static final Colour GROUND = Colour.of("#f4f6f5");
  private static final Colour DARK_PAPER = Colour.of("#1a2120");

  private final BrandSettings settings;
  private final WebSettings web;
  private final DataMaps maps;
  private final Map<String, Logo> logos = new HashMap<>();

  Brands(BrandSettings settings, WebSettings web, DataMaps maps) {
    this.settings = settings;
    this.web = web;
    this.maps = maps;
    settings
        .brands()
        .forEach(
            (key, brand) -> {
              if (brand.logo() != null) {
                logos.put(key, read("optout.brands." + key + ".logo", brand.logo()));
              }
            });
  }

  /** One brand's look. */
  record Look(String brand, String name, boolean coloured, boolean logo) {}

  @SuppressWarnings("ArrayRecordComponent")
  record Logo(String type, byte[] bytes) {}

  /** Every brand with a look, or that a system of the data map is about, by what people call it. */
  List<Look> offered() {
    TreeSet<String> keys = new TreeSet<>(settings.brands().keySet());
    maps.current().systems().values().forEach(system -> keys.addAll(system.brands()));
    List<Look> looks = new ArrayList<>(keys.stream().map(this::look).toList());
    looks.sort((one, other) -> one.name().compareToIgnoreCase(other.name()));
    return looks;
  }

  /** What people call this brand. */
  String name(String brand) {
    return look(brand).name();
  }

  private Look look(String key) {
    BrandSettings.Brand brand = settings.brands().get(key);
    String name = brand == null || brand.name() == null ? key : brand.name();
    return new Look(key, name, brand != null && brand.colour() != null, logos.containsKey(key));
  }

  /** The look that a page is asked for in; null for the group's own. */
  @Nullable Look of(HttpServletRequest request) {
    String asked = request.getParameter("look");
    // In the form itself, brand is what the request is about.
    String key = asked == null && isGet(request) ? request.getParameter("brand") : asked;
    return key == null || !settings.brands().containsKey(key) ? null : look(key);
  }

  private static boolean isGet(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** The sites that may show this page in a frame. */
  List<String> ancestors(HttpServletRequest request) {
    Look look = of(request);
    BrandSettings.Brand brand = look == null ? null : settings.brands().get(look.brand());
    return brand == null ? web.frameAncestors() : brand.frameAncestors();
  }

  /** The brand's colours as a style sheet; empty when it has none. */
  Optional<String> css(String key) {
    return Optional.ofNullable(settings.brands().get(key))
        .map(BrandSettings.Brand::colour)
        .map(Colour::of)
        .map(
            colour ->
                String.format(
                    Locale.ROOT,
                    ":root{--accent:%s;--accent-ink:%s;--link:%s}%n@media (prefers-color-scheme: dark)"
                        + "{:root{--link:%s}}%n",
                    colour.css(),
                    colour.ink().css(),
                    colour.readableOn(GROUND).css(),
                    colour.readableOn(DARK_PAPER).css()));
  }

  Optional<Logo> logo(String key) {
    return Optional.ofNullable(logos.get(key));
  }

  private static Logo read(String setting, Path file) {
    String name = file.getFileName().toString();
    if (!name.matches(".*\\.(svg|png)")) {
      throw new IllegalArgumentException(setting + ": a file .svg or .png");
    }
    try {
      if (Files.size(file) > LARGEST_LOGO) {
        throw new IllegalArgumentException(setting + ": at most 100 KB");
      }
      String type = name.endsWith(".svg") ? "image/svg+xml" : "image/png";
      return new Logo(type, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(setting + ": cannot be read: " + file, e);
    }
  }
}
