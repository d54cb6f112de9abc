package io.optouthub.intake.mail;

import io.optouthub.intake.mail.Mention.Owner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a text that tell whose the numbers next to them are. */
final class Cues {

  private static final List<String> SECTIONS =
      List.of("identifier", "mine", "theirs", "elsewhere", "caller", "called");

  private static final List<String> OTHERS =
      List.of("theirs", "elsewhere", "caller", "called", "third-person");

  private static final List<String> STOPS =
      List.of("stop-calls", "stop-sms", "stop-all", "stop-it", "ended");

  private final Text text;
  private final Set<String> possessives;
  private final Map<String, List<Match>> matches = new HashMap<>();

  Cues(Text text, Rules rules, Set<String> possessives) {
    this.text = text;
    this.possessives = possessives;
    STOPS.forEach(section -> matches.put(section, rules.book(section).find(text)));
    matches.put("pronoun", rules.book("pronoun").find(text));
    matches.put("third-person", rules.book("third-person").find(text));
    matches.put("ended", rules.ended("about-calls", text));
    SECTIONS.forEach(section -> matches.put(section, rules.book(section).find(text)));
    // "Do not ring us on", "stop dialling".
    STOPS.forEach(stop -> without("elsewhere", stop));
    without("caller", "mine");
  }

  private void without(String section, String around) {
    List<Match> wider = matches.getOrDefault(around, List.of());
    matches.computeIfPresent(
        section,
        (s, found) -> found.stream().filter(cue -> wider.stream().noneMatch(cue::inside)).toList());
  }

  /**
   * Whose a number is; null when the digits are an order's, a company's or a fax's.
   *
   * @param before the word after the number before
   * @param from the number's first word
   * @param to the word after it
   * @param next the first word of the number after it
   */
  @Nullable Owner owner(int before, int from, int to, int next) {
    int identifier = identifierBefore(before, from);
    int mine = gapBefore("mine", before, from, 4);
    int caller = gapBefore("caller", before, from, 1);
    int theirs = gapBefore("theirs", before, from, 3);
    int elsewhere = gapBefore("elsewhere", before, from, 4);
    int nearest = Math.min(Math.min(mine, caller), Math.min(theirs, elsewhere));
    if (identifier < Integer.MAX_VALUE && identifier <= nearest) {
      return null;
    }
    if (elsewhere < Integer.MAX_VALUE && elsewhere <= nearest + 4) {
      return Owner.ELSEWHERE;
    }
    if (theirs < Integer.MAX_VALUE && theirs <= nearest + 3) {
      return Owner.THEIRS;
    }
    if (caller < Integer.MAX_VALUE && caller <= mine) {
      return Owner.CALLER;
    }
    if (mine < Integer.MAX_VALUE) {
      return possessed(before, from) ? Owner.MINE : Owner.UNSAID;
    }
    if (gapAfter("called", to, next, 1) < Integer.MAX_VALUE) {
      return Owner.CALLER;
    }
    return claimedAfter(to, next) ? Owner.MINE : Owner.UNSAID;
  }

  /**
   * Whether the number's sentence, or the one that a list of numbers follows, speaks of the
   * writer's own numbers and of nobody else's.
   */
  boolean ours(int from) {
    Match own = text.sentenceOf(new Match(from, from + 1));
    Match before = text.sentenceOf(new Match(own.from() - 1, own.from()));
    return ours(own) || text.brief(own) && others(own).isEmpty() && ours(before);
  }

  /**
   * Whether its sentence is little more than the number and follows that of a word before: a list.
   */
  boolean goesOn(int above, int from) {
    Match own = text.sentenceOf(new Match(from, from + 1));
    Match before = text.sentenceOf(new Match(above - 1, above));
    return text.brief(own) && others(own).isEmpty() && before.to() == own.from();
  }

  private boolean ours(Match sentence) {
    return others(sentence).isEmpty()
        && matches.getOrDefault("mine", List.of()).stream()
            .filter(cue -> cue.from() >= sentence.from() && cue.to() <= sentence.to())
            .anyMatch(this::possessed);
  }

  private List<Match> others(Match sentence) {
    return OTHERS.stream()
        .flatMap(section -> matches.getOrDefault(section, List.of()).stream())
        .filter(cue -> cue.from() >= sentence.from() && cue.from() < sentence.to())
        .toList();
  }

  /**
   * Whether what is asked stands in the number's sentence; or in the one before or after it, when
   * the number's is little more than the number: "Our line: 020 7946 0001".
   */
  boolean asked(int from, int to) {
    Match own = text.sentenceOf(new Match(from, to));
    if (asks(own)) {
      return true;
    }
    Match before = text.sentenceOf(new Match(own.from() - 1, own.from()));
    Match after = text.sentenceOf(new Match(own.to(), own.to() + 1));
    boolean callers = matches.getOrDefault("caller", List.of()).stream().anyMatch(before::overlaps);
    return !callers && text.brief(own) && (asks(before) || asks(after));
  }

  private boolean asks(Match sentence) {
    return STOPS.stream()
        .flatMap(section -> matches.getOrDefault(section, List.of()).stream())
        .anyMatch(stop -> stop.from() >= sentence.from() && stop.from() < sentence.to());
  }

  /** Whether the number's sentence speaks of nobody but the writer, and asks or calls it his. */
  boolean plain(int from) {
    Match own = text.sentenceOf(new Match(from, from + 1));
    boolean of =
        Stream.of("third-person", "theirs", "pronoun")
            .flatMap(section -> matches.getOrDefault(section, List.of()).stream())
            .anyMatch(own::overlaps);
    return !of && (asks(own) || possessed(own));
  }

  /** "06 39 98 01 02 is my number". */
  private boolean claimedAfter(int at, int before) {
    return matches.getOrDefault("mine", List.of()).stream()
        .filter(cue -> cue.from() >= at && cue.from() <= at + 1 && cue.from() < before)
        .filter(cue -> oneSentence(at, cue.from()))
        .anyMatch(this::possessed);
  }

  /** "My number is", not only "you called on". */
  private boolean possessed(int after, int at) {
    for (Match cue : matches.getOrDefault("mine", List.of())) {
      if (cue.to() > after && cue.to() <= at && at - cue.to() <= 4) {
        if (possessed(cue)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean possessed(Match cue) {
    for (int i = cue.from(); i < cue.to(); i++) {
      if (possessives.contains(text.word(i).plain())) {
        return true;
      }
    }
    return false;
  }

  /** A name of other digits: those that follow it, in its line. */
  private int identifierBefore(int after, int at) {
    int gap = gapBefore("identifier", after, at, 2);
    for (int i = at - 1; gap < Integer.MAX_VALUE && i >= at - gap; i--) {
      if (text.digits(i) || text.word(i).newLine()) {
        return Integer.MAX_VALUE;
      }
    }
    return gap;
  }

  /** Words between the nearest cue before a number and the number. */
  private int gapBefore(String section, int after, int at, int most) {
    int nearest = Integer.MAX_VALUE;
    for (Match cue : matches.getOrDefault(section, List.of())) {
      int gap = at - cue.to();
      if (cue.to() > after && gap >= 0 && gap <= most && oneSentence(cue.to(), at)) {
        nearest = Math.min(nearest, gap);
      }
    }
    return nearest;
  }

  private int gapAfter(String section, int at, int before, int most) {
    int nearest = Integer.MAX_VALUE;
    for (Match cue : matches.getOrDefault(section, List.of())) {
      int gap = cue.from() - at;
      if (cue.from() < before && gap >= 0 && gap <= most && oneSentence(at, cue.from())) {
        nearest = Math.min(nearest, gap);
      }
    }
    return nearest;
  }

  private boolean oneSentence(int from, int to) {
    for (int i = from; i <= to && i < text.size(); i++) {
      if (text.sentenceBegins(i)) {
        return false;
      }
    }
    return true;
  }
}
