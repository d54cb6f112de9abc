package io.optouthub.intake.mail;

import io.optouthub.intake.IntakeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What is known about the way people write, by language, from {@code intake/mail/<language>.txt} on
 * the class path and from files of the same form in the folder {@code optout.intake.rules}.
 */
@Component
class Rules {

  /** So many words may stand between what ends and what is ended. */
  private static final int BESIDE = 6;

  private static final Set<String> SECTIONS =
      Set.of(
          "stop-it",
          "stop-offers",
          "stop-post",
          "objection",
          "ending",
          "list",
          "about-post",
          "not-meant",
          "answer",
          "correct",
          "about-calls",
          "about-sms",
          "about-mailings",
          "stop-calls",
          "stop-sms",
          "stop-mailings",
          "stop-all",
          "opt-in",
          "not-asked",
          "complaint",
          "access",
          "mine",
          "theirs",
          "elsewhere",
          "caller",
          "called",
          "third-person",
          "together",
          "pronoun",
          "this-number",
          "number-calls",
          "doubtful",
          "both",
          "identifier",
          "closing",
          "device",
          "disclaimer",
          "quoted",
          "wrote",
          "from",
          "header",
          "reply-prefix",
          "forward-prefix",
          "digits",
          "language",
          "possessive",
          "connector");

  private final Vocabulary vocabulary = new Vocabulary();

  /** What is asked may be misspelled; the small words that tell whose a number is must stand. */
  private static final Set<String> FORGIVING =
      Set.of(
          "stop-it",
          "stop-offers",
          "stop-post",
          "objection",
          "stop-calls",
          "stop-sms",
          "stop-mailings",
          "stop-all",
          "opt-in",
          "not-asked",
          "closing",
          "identifier");

  private final Map<String, List<Phrase>> phrases = new HashMap<>();
  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, Set<String>> languages = new LinkedHashMap<>();
  private final Map<String, PhraseBook> books = new HashMap<>();

  /**
   * @throws IllegalArgumentException naming the file and line of a section that there is not
   */
  Rules(IntakeSettings settings) {
    try {
      var resolver = new PathMatchingResourcePatternResolver(Rules.class.getClassLoader());
      List<Resource> files = new ArrayList<>();
      files.addAll(List.of(resolver.getResources("classpath*:intake/mail/*.txt")));
      String own =
          settings.intake().rules().toAbsolutePath().toUri().toString().replaceAll("/$", "");
      files.addAll(List.of(resolver.getResources(own + "/*.txt")));
      for (Resource file : files) {
        read(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    phrases.forEach((section, all) -> books.put(section, new PhraseBook(all)));
  }

  private void read(Resource file) throws IOException {
    String name = String.valueOf(file.getFilename());
    String language = name.replace(".txt", "");
    String section = "";
    int number = 0;
    for (String line : file.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
      number++;
      String text = line.strip();
      if (text.startsWith("[")) {
        section = text.replaceAll("[\\[\\]]", "");
      }
      boolean phrase = !text.isEmpty() && !text.startsWith("#") && !text.startsWith("[");
      if (!SECTIONS.contains(section) && !text.isEmpty() && !text.startsWith("#")) {
        throw new IllegalArgumentException(
            name + ", line " + number + ": there is no such section");
      }
      if (phrase) {
        lines.computeIfAbsent(section, s -> new ArrayList<>()).add(text);
        phrases
            .computeIfAbsent(section, s -> new ArrayList<>())
            .add(new Phrase(text, language, !FORGIVING.contains(section), vocabulary));
      }
      if (phrase && section.equals("correct")) {
        vocabulary.correct(text);
      }
      if (phrase && section.equals("language")) {
        languages.computeIfAbsent(language, l -> new HashSet<>()).add(text);
      }
    }
  }

  /** A text in the languages it may be written in: all of them when it is too short to tell. */
  Text text(String text) {
    Map<String, Long> counts = counts(text);
    long most = counts.values().stream().mapToLong(count -> count).max().orElse(0);
    Set<String> spoken = new HashSet<>();
    counts.forEach(
        (language, count) -> {
          if (most < 3 || count * 5 >= most * 3) {
            spoken.add(language);
          }
        });
    return new Text(text, spoken, vocabulary);
  }

  /** Where a section's phrases stand beside a word that ends or refuses something. */
  List<Match> ended(String section, Text text) {
    List<Match> unmeant = book("not-meant").find(text);
    List<Match> endings =
        book("ending").find(text).stream()
            .filter(ending -> unmeant.stream().noneMatch(text.sentenceOf(ending)::overlaps))
            .toList();
    return book(section).find(text).stream()
        .filter(match -> endings.stream().anyMatch(ending -> text.near(ending, match, BESIDE)))
        .toList();
  }

  PhraseBook book(String section) {
    return books.getOrDefault(section, new PhraseBook(List.of()));
  }

  /** The lines of a section as they are written. */
  List<String> lines(String section) {
    return lines.getOrDefault(section, List.of());
  }

  /** The single words of a section, of all languages. */
  Set<String> words(String section) {
    return lines(section).stream()
        .flatMap(line -> Stream.of(line.split("\\|")))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The ISO 639 code of the language most of the words are of; English when none are. */
  String language(String text) {
    return counts(text).entrySet().stream()
        .filter(language -> language.getValue() > 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("en");
  }

  private Map<String, Long> counts(String text) {
    List<String> words = Words.plain(text);
    Map<String, Long> counts = new LinkedHashMap<>();
    languages.forEach(
        (language, frequent) ->
            counts.put(language, words.stream().filter(frequent::contains).count()));
    return counts;
  }
}
