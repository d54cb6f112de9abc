package io.optouthub.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the data map; role read. */
@RestController
@Tag(name = "State")
class MapApi {

  private final MapViews map;

  MapApi(MapViews map) {
    this.map = map;
  }

  @Operation(
      summary = "Who calls from which system, by which channels, and what of it is connected",
      description =
          "Role read. Remarks: not-connected (mapped, without a route), not-mapped (nobody answers for"
              + " it), never-verified (never asked what it holds).")
  @GetMapping("/api/v1/map")
  MapViews.MapView map() {
    return map.now();
  }
}
