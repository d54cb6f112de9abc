package io.optouthub.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.register.Checks;
import io.optouthub.register.RegisterUnavailable;
import io.optouthub.register.Standing;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;

/** Answers many items, a thousand at a time, in their order. */
final class CheckAnswers {

  private static final int AT_ONCE = 1_000;

  private record About(Set<Medium> media, Scope scope) {}

  /** How it is answered, for the API's own page. */
  @Schema(name = "CheckAnswer")
  record Body(
      @Nullable String id,
      @Nullable Boolean suppressed,
      @Schema(description = "The earliest of the media asked for") @Nullable Instant since,
      @Schema(description = "Since when each is suppressed") @Nullable Map<String, Instant> media,
      @Schema(description = "Everything up to this entry is in it") @Nullable Long asOf,
      @Schema(description = "Of an item that could not be read: which, from 1") @Nullable Long line,
      @Schema(description = "And why") @Nullable String error) {}

  private final Checks checks;
  private final boolean lines;
  private final HttpServletResponse response;
  private @Nullable JsonGenerator json;
  private Instant lastSince = Instant.EPOCH;
  private String lastText = lastSince.toString();
  private long answered;

  CheckAnswers(Checks checks, boolean lines, HttpServletResponse response) {
    this.checks = checks;
    this.lines = lines;
    this.response = response;
  }

  /**
   * @throws RegisterUnavailable before the first answer went out; later it is the last answer
   */
  void all(CheckItems items) throws IOException {
    List<CheckItem> some = new ArrayList<>(AT_ONCE);
    try {
      for (CheckItem item = items.next(); item != null; item = items.next()) {
        some.add(item);
        if (some.size() == AT_ONCE) {
          answer(some);
          some.clear();
        }
      }
      answer(some);
      end(begun());
    } catch (RegisterUnavailable | DataAccessException e) {
      if (!failed("the register cannot be reached; what follows was not answered")) {
        throw e;
      }
    }
  }

  /** Says at the end why there is no more; false when nothing went out yet. */
  boolean failed(String why) throws IOException {
    JsonGenerator out = json;
    if (out == null) {
      return false;
    }
    out.writeStartObject();
    out.writeNumberField("line", answered + 1);
    out.writeStringField("error", why);
    out.writeEndObject();
    end(out);
    return true;
  }

  private void answer(List<CheckItem> items) throws IOException {
    Map<About, List<CheckItem>> asked = new LinkedHashMap<>();
    for (CheckItem item : items) {
      if (item.who() != null) {
        About about = new About(item.media(), item.scope());
        asked.computeIfAbsent(about, one -> new ArrayList<>()).add(item);
      }
    }
    Map<CheckItem, Standing> told = new java.util.IdentityHashMap<>();
    asked.forEach(
        (about, group) -> {
          List<Identity> who =
              group.stream().map(one -> Objects.requireNonNull(one.who())).toList();
          List<Standing> standing = checks.check(who, about.media(), about.scope());
          for (int i = 0; i < standing.size(); i++) {
            told.put(group.get(i), standing.get(i));
          }
        });
    JsonGenerator out = begun();
    for (CheckItem item : items) {
      write(item, told.get(item), out);
      answered++;
    }
  }

  private JsonGenerator begun() throws IOException {
    JsonGenerator out = json;
    if (out == null) {
      response.setContentType(lines ? CheckItems.LINES : MediaType.APPLICATION_JSON_VALUE);
      out = CheckItems.JSON.createGenerator(response.getOutputStream());
      out.setRootValueSeparator(new SerializedString("\n"));
      if (!lines) {
        out.writeStartArray();
      }
      json = out;
    }
    return out;
  }

  private void end(JsonGenerator out) throws IOException {
    if (!lines) {
      out.writeEndArray();
    } else if (answered > 0) {
      out.writeRaw('\n');
    }
    out.flush();
  }

  private void write(CheckItem item, @Nullable Standing standing, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    if (item.id() != null) {
      out.writeStringField("id", item.id());
    }
    if (standing == null) {
      out.writeNumberField("line", item.number());
      out.writeStringField("error", item.error());
    } else {
      out.writeBooleanField("suppressed", standing.suppressed());
      if (standing.suppressed()) {
        since(standing.since(), out);
      }
      out.writeNumberField("asOf", standing.asOf());
    }
    out.writeEndObject();
  }

  private void since(Map<Medium, Instant> since, JsonGenerator out) throws IOException {
    Instant first = since.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    out.writeStringField("since", text(first));
    out.writeObjectFieldStart("media");
    for (Medium medium : Medium.values()) {
      Instant at = since.get(medium);
      if (at != null) {
        out.writeStringField(medium.word(), text(at));
      }
    }
    out.writeEndObject();
  }

  /** Most of a list were registered together. */
  private String text(Instant since) {
    if (!since.equals(lastSince)) {
      lastSince = since;
      lastText = since.toString();
    }
    return lastText;
  }
}
