package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it comes in over the API, before anything in it was understood. */
@Schema(description = "About a phone number, an e-mail address, or both of one person.")
record OptOutRequest(
    @Schema(example = "01 99 00 12 34") @Nullable String phone,
    @Schema(example = "camille@example.org") @Nullable String email,
    @Schema(description = "ISO 3166 code of a number without one", example = "FR")
        @Nullable String country,
    @Schema(description = "voice, sms, email, post; voice if absent, email for an address alone")
        @Nullable List<@Nullable String> media,
    @Schema(description = "Every brand if absent") @Nullable String brand,
    @Schema(description = "When the person said it", example = "2026-01-31T10:00:00Z")
        @Nullable String at,
    @Schema(description = "opt-out (if absent) or opt-in", example = "opt-out")
        @Nullable String wish,
    @Schema(description = "Names the consent; an opt-in needs it") @Nullable String proof,
    @Schema(description = "Makes it the same again, like the header Idempotency-Key")
        @Nullable String id,
    @Schema(description = "What the person wrote; kept sealed as evidence") @Nullable String words,
    @Schema(description = "One of those that the key is for; else there is none to name")
        @Nullable String channel,
    @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> unknown) {}
