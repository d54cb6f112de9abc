package io.optouthub.intake.mail;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text as phrases are looked for in it: its words, and what each can mean. */
final class Text {

  private static final String ELIDED = "mndlsjtc";

  private final List<Words.Word> words;
  private final BitSet[] meanings;
  private final BitSet[] heads;
  private final BitSet[] tails;

  private final Set<String> languages;

  /**
   * @param languages those it may be written in
   */
  Text(String text, Set<String> languages, Vocabulary vocabulary) {
    this.languages = languages;
    words = Words.of(text).all();
    meanings = new BitSet[words.size()];
    heads = new BitSet[words.size()];
    tails = new BitSet[words.size()];
    Map<String, BitSet> known = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).plain();
      meanings[i] = known.computeIfAbsent(word, vocabulary::meanings);
      boolean elided = word.length() > 4 && ELIDED.indexOf(word.charAt(0)) >= 0;
      heads[i] =
          elided ? known.computeIfAbsent(word.substring(0, 1), vocabulary::meanings) : new BitSet();
      tails[i] =
          elided ? known.computeIfAbsent(word.substring(1), vocabulary::meanings) : new BitSet();
      if (meanings[i].isEmpty() && word.length() > 5) {
        meanings[i] = tails[i];
      }
    }
  }

  /** Whether phrases of this language may stand in it. */
  boolean speaks(String language) {
    return languages.contains(language);
  }

  boolean digits(int at) {
    return Character.isDigit(words.get(at).plain().charAt(0));
  }

  int size() {
    return words.size();
  }

  Words.Word word(int at) {
    return words.get(at);
  }

  BitSet meanings(int at) {
    return meanings[at];
  }

  /** What the first letter of a word can mean that a person wrote together with the next. */
  BitSet head(int at) {
    return heads[at];
  }

  /** What remains of it. */
  BitSet tail(int at) {
    return tails[at];
  }

  boolean sentenceBegins(int at) {
    return at >= size() || words.get(at).begins();
  }

  boolean lineBegins(int at) {
    return sentenceBegins(at) || words.get(at).newLine();
  }

  /** Whether a sentence is numbers and little else: a name or two for each. */
  boolean brief(Match sentence) {
    int numbers = 0;
    int others = 0;
    for (int i = sentence.from(); i < sentence.to(); i++) {
      boolean digits = digits(i);
      numbers += digits && (i == sentence.from() || !digits(i - 1)) ? 1 : 0;
      others += digits ? 0 : 1;
    }
    return others <= 3 * numbers;
  }

  /** The whole sentence that something begins in; empty where there is none. */
  Match sentenceOf(Match match) {
    if (match.from() < 0 || match.from() >= size()) {
      return new Match(0, 0);
    }
    int from = match.from();
    while (from > 0 && !sentenceBegins(from)) {
      from--;
    }
    int to = match.from() + 1;
    while (!sentenceBegins(to)) {
      to++;
    }
    return new Match(from, to);
  }

  /** Whether two matches stand in one sentence, at most so many words apart. */
  boolean near(Match one, Match other, int most) {
    Match first = one.from() <= other.from() ? one : other;
    Match second = first.equals(one) ? other : one;
    return second.from() - first.to() <= most && sentenceOf(first).overlaps(second);
  }

  /** The first word that ends after this character. */
  int wordAt(int character) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).end() > character) {
        return i;
      }
    }
    return words.size();
  }
}
