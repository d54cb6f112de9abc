package io.optouthub.intake.mail;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every word and stem ({@code stem~}) that a phrase can ask for, by number. */
final class Vocabulary {

  /**
   * @param exactly whether no slip of the keys is forgiven
   */
  private record Known(String word, boolean stem, boolean exactly) {
    boolean means(String written) {
      if (exactly) {
        return stem ? written.startsWith(word) : written.equals(word);
      }
      return stem ? Spelling.begins(word, written) : Spelling.near(word, written);
    }
  }

  private final Map<Known, Integer> numbers = new HashMap<>();
  private final Map<Character, List<Known>> byFirstLetter = new HashMap<>();
  private final Set<String> correct = new HashSet<>();

  /** This word is written as it is meant, however near it comes to another. */
  void correct(String word) {
    correct.add(word);
  }

  /** The number of a word or stem; the same for the same. */
  int number(String written, boolean exactly) {
    boolean stem = written.endsWith("~");
    Known known =
        new Known(stem ? written.substring(0, written.length() - 1) : written, stem, exactly);
    Integer number = numbers.putIfAbsent(known, numbers.size());
    if (number == null) {
      byFirstLetter.computeIfAbsent(known.word().charAt(0), l -> new ArrayList<>()).add(known);
    }
    return numbers.getOrDefault(known, -1);
  }

  /** What this written word can be. */
  BitSet meanings(String written) {
    BitSet found = new BitSet();
    for (Known known : byFirstLetter.getOrDefault(written.charAt(0), List.of())) {
      boolean literal = known.word().equals(written);
      if (correct.contains(written) ? literal : known.means(written)) {
        found.set(numbers.getOrDefault(known, 0));
      }
    }
    return found;
  }
}
