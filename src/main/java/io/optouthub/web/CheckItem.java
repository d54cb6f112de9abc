package io.optouthub.web;

import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of many that are asked about.
 *
 * @param number counted from 1
 * @param id the caller's own; null for none
 * @param who null when it could not be read
 * @param error why not
 */
record CheckItem(
    long number,
    @Nullable String id,
    @Nullable Identity who,
    Set<Medium> media,
    Scope scope,
    @Nullable String error) {

  /** How it is sent, for the API's own page. */
  @Schema(name = "CheckItem", description = "Or the number or address alone, as a text")
  record Body(
      @Schema(example = "01 99 00 12 34") @Nullable String phone,
      @Schema(example = "camille@example.org") @Nullable String email,
      @Schema(description = "ISO 3166 code of a number without one", example = "FR")
          @Nullable String country,
      @Schema(description = "voice, sms, email, post; any if absent") @Nullable String medium,
      @Schema(description = "Any brand if absent") @Nullable String brand,
      @Schema(description = "Comes back with the answer") @Nullable String id) {}
}
