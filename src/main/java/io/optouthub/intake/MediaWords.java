package io.optouthub.intake;

import io.optouthub.optout.Medium;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Media as senders name them, in the languages of {@code intake/media.txt}. */
public final class MediaWords {

  private static final int LONGEST_PHRASE = 3;
  private static final Map<String, Set<Medium>> WORDS = words();

  private MediaWords() {}

  private static Map<String, Set<Medium>> words() {
    try (InputStream in = MediaWords.class.getResourceAsStream("/intake/media.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Set<Medium>> words = new HashMap<>();
      Set<Medium> media = Set.of();
      for (String line : text.lines().toList()) {
        if (line.startsWith("[")) {
          media =
              switch (line) {
                case "[all]" -> Medium.ALL;
                case "[and]" -> Set.of();
                default -> Set.of(Medium.of(line.substring(1, line.length() - 1)));
              };
        } else if (!line.isBlank() && !line.startsWith("#")) {
          for (String word : line.strip().split(" ")) {
            words.put(word, media);
          }
        }
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The media that a text names, one or more: "Téléphone + SMS", "correo electrónico".
   *
   * @throws IllegalArgumentException when it names none, or something else besides; the message
   *     does not repeat it
   */
  public static Set<Medium> read(String text) {
    Set<Medium> one = WORDS.getOrDefault(text, Set.of());
    if (!one.isEmpty()) {
      return one;
    }
    String[] words =
        Plain.of(text).replaceAll("\\be[- ]?mail", "email").strip().split("[^a-z0-9]+");
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    int at = 0;
    while (at < words.length) {
      int length = Math.min(LONGEST_PHRASE, words.length - at);
      while (length > 0 && !WORDS.containsKey(phrase(words, at, length))) {
        length--;
      }
      if (length == 0 && !words[at].isEmpty()) {
        throw unknown();
      }
      media.addAll(WORDS.getOrDefault(phrase(words, at, length), Set.of()));
      at += Math.max(1, length);
    }
    if (media.isEmpty()) {
      throw unknown();
    }
    return media;
  }

  private static String phrase(String[] words, int at, int length) {
    return String.join("-", Arrays.copyOfRange(words, at, at + length));
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException("media: not one of voice, sms, email, post, all");
  }
}
