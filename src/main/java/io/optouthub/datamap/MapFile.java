package io.optouthub.datamap;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A data map as it is written, before anything in it is checked. */
record MapFile(
    @Nullable Map<String, Owner> services,
    @Nullable Map<String, Owner> subcontractors,
    @Nullable Map<String, SystemEntry> systems,
    @Nullable Map<String, ChannelEntry> channels) {

  record Owner(
      @Nullable String title,
      @Nullable String contact,
      @Nullable String role,
      @Nullable String contract) {}

  record SystemEntry(
      @Nullable String owner,
      @Nullable String title,
      @Nullable List<String> media,
      @Nullable List<String> brands,
      @Nullable List<String> countries,
      @JsonProperty("number-format") @Nullable List<String> numberFormats,
      @Nullable String deadline,
      @Nullable List<String> data,
      @Nullable String purpose,
      @JsonProperty("not-read-back") @Nullable String notReadBack) {}

  record ChannelEntry(@Nullable String owner, @Nullable String title, @Nullable String rhythm) {}
}
