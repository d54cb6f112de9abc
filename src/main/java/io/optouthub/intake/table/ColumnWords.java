package io.optouthub.intake.table;

import io.optouthub.intake.Plain;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The words that name columns, from {@code intake/columns.txt}, and how a name falls into them. */
final class ColumnWords {

  private static final Set<String> ARTICLES =
      Set.of(
          "de", "du", "des", "d", "la", "le", "les", "l", "the", "of", "von", "der", "die", "das",
          "del", "della", "do", "da", "dos", "van", "het", "s", "my", "your", "votre");

  private final Map<String, Set<String>> groups = new TreeMap<>();

  ColumnWords() {
    try (InputStream in = ColumnWords.class.getResourceAsStream("/intake/columns.txt")) {
      if (in == null) {
        throw new IllegalStateException("intake/columns.txt is not in the jar");
      }
      Set<String> group = new HashSet<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("[")) {
          group =
              groups.computeIfAbsent(line.substring(1, line.length() - 1), g -> new HashSet<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          group.addAll(List.of(line.strip().split("\\s+")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a name: "N° de tél. portable2" is n, tel, portable. */
  static Set<String> words(String name) {
    String spaced =
        name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
            .replaceAll("(?i)e-?\\s?mail", "email")
            .replaceAll("(?i)opt[-_ ](in|out)", "opt$1")
            .replaceAll(
                "(?i)(do[ _]not|ne[ _]pas|ne[ _]plus|don't)[ _-](call|appeler)", "donotcall")
            .replaceAll("(?i)(do[ _]not|ne[ _]pas|ne[ _]plus|don't)[ _-](contact|contacter)", "dnc")
            .replaceAll("(?i)(has[ _]?)?opted[ _-]?out([ _-]?of)?", " optout ")
            .replaceAll(
                "(?i)bel[ _-]?me[ _-]?niet|ni(et|cht)[ _-]?(bellen|anrufen|contacteren|kontaktieren)"
                    + "|no[ _-](llamar|contactar)|non[ _-]?(chiamar|contattar)\\w*"
                    + "|n[aã]o[ _-]?(ligar|telefonar|contact?ar)",
                "dnc")
            .replaceAll("(?i)n°|nº|№", " numero ")
            .replaceAll("(?i)e\\.?164", "ehundred");
    Set<String> words = new LinkedHashSet<>();
    for (String word : Plain.of(spaced).split("[^a-z]+")) {
      if (!word.isEmpty() && !ARTICLES.contains(word)) {
        words.add(word.equals("ehundred") ? "e164" : word);
      }
    }
    return words;
  }

  boolean any(String group, Set<String> words) {
    return words.stream().anyMatch(word -> in(group, word));
  }

  boolean all(Set<String> words, String... groupNames) {
    List<String> names = new ArrayList<>(List.of(groupNames));
    return words.stream().allMatch(word -> names.stream().anyMatch(group -> in(group, word)));
  }

  private boolean in(String group, String word) {
    Set<String> known = groups.getOrDefault(group, Set.of());
    if (known.contains(word)) {
      return true;
    }
    for (int i = 1; i <= word.length(); i++) {
      if (known.contains(word.substring(0, i) + "*") || known.contains("*" + word.substring(i))) {
        return true;
      }
    }
    return false;
  }
}
