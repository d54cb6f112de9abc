package io.optouthub.intake.mail;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every word and stem ({@code stem~}) that a phrase can ask for, by number. */
final class Vocabulary {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<Character, List<String>> byFirstLetter = new HashMap<>();

  /** The number of a word or stem; the same for the same. */
  int number(String word) {
    Integer known = numbers.putIfAbsent(word, numbers.size());
    if (known == null) {
      byFirstLetter.computeIfAbsent(word.charAt(0), letter -> new ArrayList<>()).add(word);
    }
    return numbers.getOrDefault(word, -1);
  }

  /** What this written word can be. */
  BitSet meanings(String written) {
    BitSet found = new BitSet();
    for (String word : byFirstLetter.getOrDefault(written.charAt(0), List.of())) {
      boolean stem = word.endsWith("~");
      if (stem
          ? Spelling.begins(word.substring(0, word.length() - 1), written)
          : Spelling.near(word, written)) {
        found.set(numbers.getOrDefault(word, 0));
      }
    }
    return found;
  }
}
