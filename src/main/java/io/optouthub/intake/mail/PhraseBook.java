package io.optouthub.intake.mail;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The phrases of one section, of all languages. */
final class PhraseBook {

  private final Map<Integer, List<Phrase>> byFirstWord = new HashMap<>();
  private final List<Phrase> byNumber = new ArrayList<>();

  PhraseBook(List<Phrase> phrases) {
    for (Phrase phrase : phrases) {
      if (phrase.numberFirst()) {
        byNumber.add(phrase);
      }
      phrase.first().stream()
          .forEach(word -> byFirstWord.computeIfAbsent(word, w -> new ArrayList<>()).add(phrase));
    }
  }

  /**
   * Where in the text a phrase stands, from its beginning on; of those that begin together, each.
   */
  List<Match> find(Text text) {
    List<Match> found = new ArrayList<>();
    for (int at = 0; at < text.size(); at++) {
      BitSet meanings = (BitSet) text.meanings(at).clone();
      meanings.or(text.head(at));
      int word = at;
      boolean number = text.digits(at) && (at == 0 || !text.digits(at - 1));
      Stream.concat(
              number ? byNumber.stream() : Stream.empty(),
              meanings.stream()
                  .mapToObj(meaning -> byFirstWord.getOrDefault(meaning, List.of()))
                  .flatMap(List::stream))
          .distinct()
          .filter(phrase -> text.speaks(phrase.language()))
          .map(phrase -> new Match(word, phrase.end(text, word)))
          .filter(match -> match.to() > word)
          .distinct()
          .forEach(found::add);
    }
    return found;
  }
}
