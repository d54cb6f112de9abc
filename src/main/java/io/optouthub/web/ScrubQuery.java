package io.optouthub.web;

import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.scrub.Question;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scrub's address asks. Read from the address alone: asked for by name, parameters would be
 * looked for in the list, which curl calls a form.
 *
 * @param stream whether the answer may begin while the list is still sent
 */
record ScrubQuery(Question question, Answer answer, boolean stream) {

  /** What is answered. */
  enum Answer {
    CLEAN,
    REMOVED,
    SUMMARY,
    ZIP
  }

  private static final Set<String> KNOWN =
      Set.of("medium", "brand", "country", "unreadable", "column", "answer", "stream");

  /** Notes in {@code fields} what cannot be taken. */
  static ScrubQuery read(@Nullable String query, String by, String country, Fields fields) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String pair : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
      String[] parts = pair.split("=", 2);
      all.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
          .add(parts.length < 2 ? "" : decoded(parts[1]));
    }
    Map<String, Object> unknown = new LinkedHashMap<>(all);
    unknown.keySet().removeAll(KNOWN);
    fields.unknown(unknown, "medium, brand, country, unreadable, column, answer, stream");
    String media = first(all, "medium");
    Scope scope = fields.brand(first(all, "brand"));
    String origin = fields.country(first(all, "country"), country);
    List<String> columns =
        all.getOrDefault("column", List.of()).stream().filter(name -> !name.isBlank()).toList();
    boolean keep = choice(all, "unreadable", "remove", "keep", fields);
    boolean whole = choice(all, "stream", "true", "false", fields);
    Set<Medium> meant =
        media.isBlank() ? Medium.ALL : fields.media("medium", Arrays.asList(media.split(",")));
    Question question = new Question(meant, scope, origin, keep, columns, by);
    return new ScrubQuery(question, answer(first(all, "answer"), fields), !whole);
  }

  private static Answer answer(String word, Fields fields) {
    for (Answer one : Answer.values()) {
      if (one.name().toLowerCase(java.util.Locale.ROOT).equals(word)) {
        return one;
      }
    }
    if (!word.isBlank()) {
      fields.error("answer", "one of clean, removed, summary, zip");
    }
    return Answer.CLEAN;
  }

  private static boolean choice(
      Map<String, List<String>> all, String name, String usual, String other, Fields fields) {
    String word = first(all, name);
    if (!word.isBlank() && !word.equals(usual) && !word.equals(other)) {
      fields.error(name, usual + " or " + other);
    }
    return word.equals(other);
  }

  private static String first(Map<String, List<String>> all, String name) {
    return all.getOrDefault(name, List.of("")).get(0);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
