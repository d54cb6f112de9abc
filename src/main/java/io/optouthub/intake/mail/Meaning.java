package io.optouthub.intake.mail;

import io.optouthub.intake.Plain;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What a mail asks: what the rules find, and what its likeness to other mails tells beside them.
 */
@Component
class Meaning {

  static final Set<Asked> STOPS =
      EnumSet.of(
          Asked.STOP_ALL, Asked.STOP_CALLS, Asked.STOP_SMS, Asked.STOP_MAILINGS, Asked.STOP_POST);

  /** Longer letters are mostly no requests, and none of those that likeness was learned from. */
  private static final int LONG = 800;

  /** Words of an answer that says what it asks and no more, and a name. */
  private static final int FEW = 5;

  private static final Set<Asked> UNNAMED = EnumSet.of(Asked.STOP_IT, Asked.STOP_OFFERS);

  private final Asking asking;
  private final Remarks remarks;
  private final Likeness likeness;
  private final Pattern reply;

  Meaning(Asking asking, Remarks remarks, Likeness likeness, Rules rules) {
    this.asking = asking;
    this.remarks = remarks;
    this.likeness = likeness;
    this.reply =
        Pattern.compile(
            "(" + String.join("|", rules.lines("reply-prefix")) + ")\\s?(\\[\\d+\\])?\\s?:.*");
  }

  /**
   * What the letter asks; no stop among it when that is unclear.
   *
   * @param mine whether the writer names a number as his own
   */
  Set<Asked> asked(Letter letter, boolean mine) {
    Set<Asked> asked = found(letter);
    String text = letter.said().own() + "\n\n" + subject(letter);
    boolean form = !Boxes.chosen(text).isEmpty();
    if (!letter.passes() && text.length() <= LONG) {
      Told told = likeness.told(text);
      if (form) {
        asked.addAll(
            asked.stream().noneMatch(STOPS::contains) && told.asks(true)
                ? asking.about(Boxes.chosen(text))
                : Set.of());
        return asked;
      }
      if (asked.stream().noneMatch(STOPS::contains)) {
        // Who asks what is known of him speaks of numbers and data, too.
        asked.addAll(asked.contains(Asked.ACCESS) ? Set.of() : likely(told, mine, text));
      } else if (told.doubts()) {
        asked.removeAll(STOPS);
      } else if (!both(letter, asked) && told.corrects(asked.contains(Asked.STOP_ALL))) {
        asked.removeAll(STOPS);
        asked.addAll(told.what());
      } else if (media(asked) > 0 && narrows(told, asked)) {
        asked.remove(Asked.STOP_ALL);
        asked.addAll(told.what());
      }
    }
    return asked;
  }

  /** "No more advertising, neither by mail nor by phone": a phrase says all, and means these. */
  private static boolean narrows(Told told, Set<Asked> asked) {
    return asked.contains(Asked.STOP_ALL)
        && !told.what().isEmpty()
        && !told.what().contains(Asked.STOP_ALL)
        && media(asked) < 3;
  }

  /** How many media are named. */
  private static long media(Set<Asked> asked) {
    return asked.stream().filter(one -> STOPS.contains(one) && one != Asked.STOP_ALL).count();
  }

  /** Nothing when it is not sure; a single medium that the mail speaks of when that is not. */
  private Set<Asked> likely(Told told, boolean mine, String text) {
    Set<Asked> about = asking.about(text);
    if (!told.asks(mine && !about.isEmpty())) {
      return Set.of();
    }
    return told.clear() ? told.what() : about.size() == 1 ? about : Set.of();
  }

  /** What the rules find. */
  Set<Asked> found(Letter letter) {
    Set<Asked> asked = EnumSet.noneOf(Asked.class);
    asked.addAll(asking.in(letter.said().own()));
    Set<Asked> above = asking.in(subject(letter));
    // A heading such as "Leave me alone" does not widen what the text then asks.
    above.removeIf(all -> all == Asked.STOP_ALL && asked.stream().anyMatch(STOPS::contains));
    asked.addAll(above);
    boolean named = asked.stream().anyMatch(STOPS::contains);
    if (!named && asked.contains(Asked.OBJECTION)) {
      asked.add(Asked.STOP_ALL);
    } else if (!named && asked.stream().anyMatch(UNNAMED::contains)) {
      Set<Asked> about = asking.about(letter.said().own() + "\n\n" + subject(letter));
      asked.addAll(about.isEmpty() ? usual(asked, letter) : about);
    } else if (!named) {
      asked.addAll(asking.ended(letter.said().own()));
    }
    Set<Asked> about = asking.about(letter.said().own());
    if (named(asked) && about.size() == 2 && remarks.both(letter.said().own())) {
      asked.addAll(about);
    }
    Set<Asked> ticked = asking.about(Boxes.chosen(letter.said().own()));
    if (!ticked.isEmpty() && asked.stream().anyMatch(STOPS::contains)) {
      asked.removeAll(STOPS);
      asked.addAll(ticked);
    }
    return asked;
  }

  /** Whether what is asked is what it speaks of, two media, and asks for both. */
  private boolean both(Letter letter, Set<Asked> asked) {
    Set<Asked> about = asking.about(letter.said().own());
    return about.size() == 2
        && asked.containsAll(about)
        && media(asked) == 2
        && remarks.both(letter.said().own());
  }

  /** Whether a medium is. */
  private static boolean named(Set<Asked> asked) {
    return !asked.contains(Asked.STOP_ALL) && asked.stream().anyMatch(STOPS::contains);
  }

  /**
   * What is meant when nothing is named: offers come by mail, all else by telephone; but for a word
   * above a mailing that tells how to unsubscribe, or an answer to what is about neither.
   */
  private Set<Asked> usual(Set<Asked> asked, Letter letter) {
    if (!asked.contains(Asked.STOP_IT)) {
      return Set.of(Asked.STOP_MAILINGS);
    }
    Set<Asked> answered = asking.about(letter.said().quoted());
    boolean few = Words.plain(letter.said().own()).size() <= FEW;
    if (few && answered.contains(Asked.STOP_MAILINGS)) {
      return Set.of(Asked.STOP_MAILINGS);
    }
    return answered.isEmpty() && !letter.said().quoted().isBlank()
        ? Set.of()
        : Set.of(Asked.STOP_CALLS);
  }

  boolean replies(String subject) {
    return reply.matcher(Plain.of(subject)).matches();
  }

  /** The subject, if it is the writer's. */
  private String subject(Letter letter) {
    return replies(letter.subject()) ? "" : letter.subject();
  }
}
