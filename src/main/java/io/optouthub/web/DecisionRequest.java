package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A decision as it comes in, before anything in it was understood. */
@Schema(description = "What a person makes of an item in review.")
record DecisionRequest(
    @Schema(
            description =
                "register (the identities given), known (nothing new), none (no request),"
                    + " ask (the person is asked back)",
            example = "register")
        @Nullable String verdict,
    @Schema(description = "Numbers in any writing", example = "[\"01 99 00 12 34\"]")
        @Nullable List<@Nullable String> phones,
    @Schema(example = "[\"camille@example.org\"]") @Nullable List<@Nullable String> emails,
    @Schema(
            description = "ISO 3166 code of numbers without one; the channel's if absent",
            example = "FR")
        @Nullable String country,
    @Schema(description = "voice, sms, email, post; voice if absent, email for an address alone")
        @Nullable List<@Nullable String> media,
    @Schema(description = "Every brand if absent") @Nullable String brand,
    @Schema(description = "When the person said it; the arrival if absent") @Nullable String at,
    @Schema(description = "opt-out (if absent) or opt-in", example = "opt-out")
        @Nullable String wish,
    @Schema(description = "Names the consent; an opt-in needs it") @Nullable String proof,
    @Schema(description = "For ask: the name of the question", example = "number")
        @Nullable String template,
    @Schema(description = "Kept sealed with the decision") @Nullable String remark,
    @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> unknown) {

  @Override
  public String toString() {
    return "DecisionRequest[sealed]";
  }
}
