package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.optouthub.register.Cases;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a case is closed, as it comes in. */
@Schema(description = "How a case ended.")
record ClosingRequest(
    @Schema(
            description =
                "mended (somebody called who should not have), in-time (within the deadline),"
                    + " not-ours (nobody of the company), no-call (asked twice without one)",
            example = "mended")
        @Nullable String closing,
    @Schema(description = "Kept sealed with the case") @Nullable String remark,
    @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> unknown) {

  static final String WORDS =
      Stream.of(Cases.Closing.values())
          .map(Cases.Closing::word)
          .collect(Collectors.joining(", ", "one of ", ""));

  private static final int LONGEST_REMARK = 2000;

  /** Null for none; lines may break in it. */
  @Nullable String remark(Fields fields) {
    if (remark == null || remark.isBlank()) {
      return null;
    }
    if (remark.length() > LONGEST_REMARK) {
      fields.error("remark", "at most " + LONGEST_REMARK + " characters");
    }
    return remark.strip();
  }

  @Override
  public String toString() {
    return "ClosingRequest[sealed]";
  }
}
