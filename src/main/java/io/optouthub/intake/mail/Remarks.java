package io.optouthub.intake.mail;

import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What a text says beside what it asks, by which whose the numbers are is told. */
@Component
class Remarks {

  private final Rules rules;

  Remarks(Rules rules) {
    this.rules = rules;
  }

  /** Whether somebody else is spoken for. */
  boolean forSomebodyElse(String written) {
    Text text = rules.text(written);
    List<Match> together = rules.book("together").find(text);
    return rules.book("third-person").find(text).stream()
        .anyMatch(person -> together.stream().noneMatch(person::overlaps));
  }

  /** Whether it asks the same of two media that it speaks of. */
  boolean both(String written) {
    return says("both", written);
  }

  /** Whether it asks to stop for the number that it names: "do not ring this number". */
  boolean meansTheNumber(String written) {
    return says("this-number", written);
  }

  /** Whether it complains of a number that stands elsewhere: "this number calls me". */
  boolean complainsOfNumber(String written) {
    return says("number-calls", written);
  }

  /** Whether the writer is not sure of the digits of a number. */
  boolean doubtsDigits(String written) {
    Text text = rules.text(written);
    return rules.book("doubtful").find(text).stream()
        .map(text::sentenceOf)
        .anyMatch(s -> IntStream.range(s.from(), s.to()).anyMatch(text::digits));
  }

  /** Whether a number is spelled out in words. */
  boolean spellsDigits(String written) {
    Text text = rules.text(written);
    boolean[] digit = new boolean[text.size()];
    rules.book("digits").find(text).forEach(match -> digit[match.from()] = true);
    int run = 0;
    for (int i = 0; i < digit.length; i++) {
      boolean joins = run > 0 && text.word(i).plain().matches("et|und|and|y|e|en|\\d");
      run = digit[i] ? run + 1 : joins ? run : 0;
      if (run >= 5) {
        return true;
      }
    }
    return false;
  }

  private boolean says(String section, String written) {
    return !rules.book(section).find(rules.text(written)).isEmpty();
  }
}
