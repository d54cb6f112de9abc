package io.optouthub.intake.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a text is like: its words, words that follow one another, and pieces of words. Numbers are
 * not looked at, addresses are all alike.
 */
final class Traits {

  /** As many kinds of traits are told apart; those that are more share a place. */
  static final int PLACES = 1 << 17;

  private static final int MOST_WORDS = 1_000;
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+");

  private final List<Words.Word> words;
  private final Map<Integer, Trait> found = new TreeMap<>();

  private Traits(String text) {
    words =
        Words.of(ADDRESS.matcher(text).replaceAll("mailaddress")).all().stream()
            .filter(word -> word.plain().chars().noneMatch(Character::isDigit))
            .limit(MOST_WORDS)
            .toList();
  }

  /**
   * @param place from 0 to {@link #PLACES}
   * @param weight the squares of those of one text add up to 1
   * @param word the one that it ends with where the text has it first, without accents and case
   */
  record Trait(int place, float weight, String word) {}

  /** In the order of their places. */
  static List<Trait> of(String text) {
    Traits traits = new Traits(text);
    for (int i = 0; i < traits.words.size(); i++) {
      traits.add(i);
    }
    return normal(List.copyOf(traits.found.values()));
  }

  static List<Trait> normal(List<Trait> traits) {
    double squares = 0;
    for (Trait trait : traits) {
      squares += trait.weight() * trait.weight();
    }
    double length = Math.sqrt(squares);
    List<Trait> normal = new ArrayList<>();
    for (Trait trait : traits) {
      normal.add(new Trait(trait.place(), (float) (trait.weight() / length), trait.word()));
    }
    return normal;
  }

  private void add(int at) {
    String word = word(at);
    boolean first = first(at);
    add("w " + word, 1f, word);
    add("b " + (first ? "^" : word(at - 1)) + " " + word, 1f, word);
    if (!first && !first(at - 1)) {
      add("s " + word(at - 2) + " " + word, 0.7f, word);
      add("t " + word(at - 2) + " " + word(at - 1) + " " + word, 0.7f, word);
    }
    String whole = "<" + word + ">";
    for (int n = 3; n <= 5; n++) {
      for (int i = 0; i + n <= whole.length(); i++) {
        add("c " + whole.substring(i, i + n), 0.4f, word);
      }
    }
  }

  private boolean first(int at) {
    return at <= 0 || words.get(at).begins();
  }

  private String word(int at) {
    return words.get(at).plain();
  }

  private void add(String name, float weight, String word) {
    found.putIfAbsent(place(name), new Trait(place(name), weight, word));
  }

  /** FNV-1a, stirred. */
  private static int place(String name) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x01000193;
    }
    hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
    return (hash ^ hash >>> 12) & (PLACES - 1);
  }
}
