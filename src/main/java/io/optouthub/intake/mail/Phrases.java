package io.optouthub.intake.mail;

import io.optouthub.intake.Plain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Phrases by which people ask, read from {@code intake/phrases_*.txt} on the class path: {@code
 * [section]} lines, then a phrase a line, plain (no accents, lower case); {@code *} stands for up
 * to three words.
 */
@Component
class Phrases {

  private final Map<Asked, Pattern> patterns = new EnumMap<>(Asked.class);

  Phrases() {
    Map<Asked, Set<String>> phrases = new EnumMap<>(Asked.class);
    try {
      var resolver = new PathMatchingResourcePatternResolver(Phrases.class.getClassLoader());
      for (Resource file : resolver.getResources("classpath*:intake/phrases_*.txt")) {
        read(file, phrases);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    phrases.forEach((asked, all) -> patterns.put(asked, pattern(all)));
  }

  private static void read(Resource file, Map<Asked, Set<String>> phrases) throws IOException {
    Set<String> section = new LinkedHashSet<>();
    for (String line : file.getContentAsString(StandardCharsets.UTF_8).lines().toList()) {
      String text = line.strip();
      if (text.startsWith("[")) {
        String name = text.substring(1, text.length() - 1).replace('-', '_');
        section =
            phrases.computeIfAbsent(
                Asked.valueOf(name.toUpperCase(Locale.ROOT)), asked -> new LinkedHashSet<>());
      } else if (!text.isEmpty() && !text.startsWith("#")) {
        section.add(words(text));
      }
    }
  }

  /** Plain text whose apostrophes and hyphens divide words: people write them or leave them out. */
  private static String words(String text) {
    return Plain.of(text).replaceAll("['-]+", " ").replaceAll(" +", " ").strip();
  }

  private static Pattern pattern(Set<String> phrases) {
    StringBuilder any = new StringBuilder();
    for (String phrase : phrases) {
      StringBuilder one = new StringBuilder();
      for (String word : phrase.split(" ")) {
        one.append(one.isEmpty() ? "" : " ");
        one.append(word.equals("*") ? "(?:[^ .!?]+ ){0,3}" : Pattern.quote(word));
      }
      any.append(any.isEmpty() ? "" : "|").append(one.toString().replace("{0,3} ", "{0,3}"));
    }
    return Pattern.compile("(?<![a-z0-9])(?:" + any + ")(?![a-z0-9])");
  }

  /** What the text asks, as far as its phrases are known. */
  Set<Asked> in(String text) {
    String plain = words(text);
    Set<Asked> asked = EnumSet.noneOf(Asked.class);
    patterns.forEach(
        (kind, pattern) -> {
          if (pattern.matcher(plain).find()) {
            asked.add(kind);
          }
        });
    return asked;
  }
}
