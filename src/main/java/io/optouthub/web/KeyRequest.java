package io.optouthub.web;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.optouthub.access.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A key as it is to be, before anything in it was understood. */
@Schema(description = "A key of the API.")
record KeyRequest(
    @Schema(example = "phoneo") @Nullable String name,
    @Schema(
            description =
                "intake, check, read, operate (includes read, identities, decide, erase, audit),"
                    + " identities, decide, erase, audit, administer",
            example = "[\"intake\"]")
        @Nullable List<@Nullable String> roles,
    @Schema(
            description =
                "The only channels it may hand in to and ask about, with the roles intake, read and"
                    + " identities; all if absent",
            example = "[\"phoneo\"]")
        @Nullable List<@Nullable String> channels,
    @Schema(description = "Never if absent", example = "2030-01-31T10:00:00Z")
        @Nullable String expires,
    @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, Object> unknown) {

  private static final String NAME = "[a-z0-9][a-z0-9._-]{0,59}";
  private static final int MOST_CHANNELS = 100;

  /** What was asked for; empty when the fields say what is wrong. */
  Optional<Wanted> read(Fields fields, Instant now) {
    fields.unknown(unknown, "name, roles, channels, expires");
    if (name == null || !name.matches(NAME)) {
      fields.error("name", "1 to 60 of a-z, 0-9, dot, dash, underscore");
    }
    Set<Role> wanted = roles(fields);
    Set<String> only = channels(fields);
    if (only != null && !Role.OF_CHANNELS.containsAll(wanted)) {
      fields.error("channels", "with the roles intake, read and identities only");
    }
    Optional<Instant> end = fields.future("expires", expires, now);
    return name == null || !fields.errors().isEmpty()
        ? Optional.empty()
        : Optional.of(new Wanted(name, wanted, only, end.orElse(null)));
  }

  private Set<Role> roles(Fields fields) {
    Set<Role> found = EnumSet.noneOf(Role.class);
    for (String word : roles == null ? List.<@Nullable String>of() : roles) {
      Role.of(String.valueOf(word))
          .ifPresentOrElse(
              found::add,
              () ->
                  fields.error(
                      "roles",
                      "of intake, check, read, operate, identities, decide, erase, audit,"
                          + " administer"));
    }
    if (found.isEmpty() && fields.errors().isEmpty()) {
      fields.error("roles", "at least one");
    }
    return found;
  }

  private @Nullable Set<String> channels(Fields fields) {
    if (channels == null) {
      return null;
    }
    Set<String> found = new TreeSet<>();
    for (String channel : channels) {
      if (channel == null || !channel.matches("[a-z0-9][a-z0-9-]{0,59}")) {
        fields.error("channels", "names of channels: a-z, 0-9, dash");
        return null;
      }
      found.add(channel);
    }
    if (found.isEmpty() || found.size() > MOST_CHANNELS) {
      fields.error("channels", "1 to " + MOST_CHANNELS + "; absent for all");
    }
    return found;
  }

  /** As {@link io.optouthub.access.IssuedKeys#make} takes it. */
  record Wanted(
      String name, Set<Role> roles, @Nullable Set<String> channels, @Nullable Instant expires) {}
}
