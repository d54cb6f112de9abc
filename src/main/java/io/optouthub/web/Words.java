package io.optouthub.web;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Outcome;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values as the API and the pages write them. */
final class Words {

  private static final Pattern IDENTITY =
      Pattern.compile("\\+?\\d([ ./()-]{0,2}\\d){6,}|[^\\s@<>\"'(,;:=]+@[^\\s@<>\"'),;]+");

  private Words() {}

  static List<String> media(Collection<Medium> media) {
    return media.stream().sorted().map(Medium::word).toList();
  }

  /** All five outcomes, those that never occurred with 0. */
  static Map<String, Long> counts(Map<Outcome, Long> counts) {
    Map<String, Long> all = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      all.put(outcome.word(), counts.getOrDefault(outcome, 0L));
    }
    return all;
  }

  /** A target's own words, which may quote the record, without what looks like an identity. */
  static @Nullable String discreet(@Nullable String text) {
    return text == null ? null : IDENTITY.matcher(text).replaceAll("[sealed]");
  }
}
