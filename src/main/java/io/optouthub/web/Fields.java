package io.optouthub.web;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.web.Problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Reads one field after the other and notes every one that cannot be taken, never its value. */
final class Fields {

  private static final Duration SKEW = Duration.ofMinutes(5);

  private final List<FieldError> errors = new ArrayList<>();

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  void error(String field, String reason) {
    errors.add(new FieldError(field, reason));
  }

  /** What was noted, as an answer; only when something was. */
  ResponseEntity<Object> problem() {
    FieldError first = errors.get(0);
    return Problem.of(
        HttpStatus.UNPROCESSABLE_ENTITY, first.field() + ": " + first.reason(), errors());
  }

  Optional<Identity> phone(@Nullable String text, String country, PhoneNumbers numbers) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (text.length() > 64) {
      error("phone", "too long");
      return Optional.empty();
    }
    PhoneNumbers.Reading reading = numbers.read(text, country);
    if (reading instanceof PhoneNumbers.Reading.Number number) {
      return Optional.of(number.phone());
    }
    error("phone", ((PhoneNumbers.Reading.NoNumber) reading).reason());
    return Optional.empty();
  }

  Optional<Identity> email(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Email(text));
    } catch (IllegalArgumentException e) {
      error("email", "not an e-mail address");
      return Optional.empty();
    }
  }

  String country(@Nullable String code, String otherwise) {
    if (code == null || code.isBlank()) {
      return otherwise;
    }
    if (!WebSettings.isCountry(code)) {
      error("country", "not two capital letters of ISO 3166, for instance FR");
      return otherwise;
    }
    return code;
  }

  Set<Medium> media(String field, List<@Nullable String> words) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (String word : words) {
      try {
        media.add(Medium.of(word == null ? "" : word));
      } catch (IllegalArgumentException e) {
        error(field, String.valueOf(e.getMessage()));
        return Set.of();
      }
    }
    return media;
  }

  Scope brand(@Nullable String text) {
    return text("brand", text, 60).map(Scope::new).orElse(Scope.ALL);
  }

  Optional<Instant> at(@Nullable String text, Instant now) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      Instant at = OffsetDateTime.parse(text.strip()).toInstant();
      if (at.isAfter(now.plus(SKEW)) || at.isBefore(Instant.EPOCH)) {
        error("at", at.isBefore(Instant.EPOCH) ? "before 1970" : "lies in the future");
        return Optional.empty();
      }
      return Optional.of(at);
    } catch (DateTimeParseException e) {
      error("at", "not a time with its zone, for instance 2026-01-31T10:00:00Z");
      return Optional.empty();
    }
  }

  /** Text of at most so many characters, none of them a control character. */
  Optional<String> text(String field, @Nullable String text, int most) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      error(field, "at most " + most + " characters, without control characters");
      return Optional.empty();
    }
    return Optional.of(text.strip());
  }

  /** A time to come; empty when there is none. */
  Optional<Instant> future(String field, @Nullable String text, Instant now) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      Instant at = OffsetDateTime.parse(text.strip()).toInstant();
      if (at.isAfter(now)) {
        return Optional.of(at);
      }
      error(field, "lies in the past");
    } catch (DateTimeParseException e) {
      error(field, "not a time with its zone, for instance 2030-01-31T10:00:00Z");
    }
    return Optional.empty();
  }

  /** A mistyped field that is ignored would make a request mean something else. */
  void unknown(@Nullable Map<String, Object> unknown, String known) {
    if (unknown != null) {
      for (String name : unknown.keySet()) {
        error(
            name.matches("[A-Za-z_-]{1,40}") ? name : "(unknown)",
            "no such field; there are " + known);
      }
    }
  }
}
