package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/** How a key is renewed, before anything in it was understood. */
record RotationRequest(
    @Schema(description = "How long the old key is still good: 0s to 30d; 24h if absent")
        @Nullable String overlap,
    @Schema(description = "Of the new key; if absent it lives as long as the old one was to live")
        @Nullable String expires,
    @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> unknown) {

  static final RotationRequest USUAL = new RotationRequest(null, null, null);

  private static final Duration A_DAY = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  Duration overlap(Fields fields) {
    if (overlap == null || overlap.isBlank()) {
      return A_DAY;
    }
    try {
      Duration read = DurationStyle.detectAndParse(overlap.strip());
      if (!read.isNegative() && read.compareTo(LONGEST) <= 0) {
        return read;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    fields.error("overlap", "0s to 30d, for instance 24h");
    return A_DAY;
  }
}
