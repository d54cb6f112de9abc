package io.optouthub.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The data map as a picture of what runs, and the same as a file. */
@ConsolePage
class MapPage {

  private final MapViews maps;
  private final MapSvg svg;

  MapPage(MapViews maps, MapSvg svg) {
    this.maps = maps;
    this.svg = svg;
  }

  @GetMapping("/console/map")
  String show(Locale locale, Model model) {
    MapViews.MapView map = maps.now();
    model.addAttribute("map", map);
    // Every text in it was escaped where it was written.
    model.addAttribute("picture", svg.write(MapDrawing.of(map), locale, true));
    model.addAttribute(
        "unconnected", map.systems().stream().filter(one -> one.connector() == null).toList());
    return "console/map";
  }

  @GetMapping("/console/map.svg")
  ResponseEntity<byte[]> file(Locale locale) {
    String picture = svg.write(MapDrawing.of(maps.now()), locale, false);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("image/svg+xml"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"map.svg\"")
        .body(picture.getBytes(StandardCharsets.UTF_8));
  }
}
