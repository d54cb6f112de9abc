package io.optouthub.intake.mail;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.mail.Mention.Owner;
import io.optouthub.intake.mail.PhraseBook.Match;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whose the numbers in a text are, by the words that stand next to them. */
@Component
class Mentions {

  private static final Set<String> CONNECTORS =
      Set.of(
          "et",
          "ou",
          "and",
          "or",
          "und",
          "oder",
          "y",
          "o",
          "e",
          "ed",
          "en",
          "of",
          "ainsi",
          "que",
          "aussi",
          "also",
          "sowie",
          "puis",
          "mon",
          "my",
          "le",
          "the",
          "mi",
          "mobile",
          "fixe",
          "portable",
          "telemovel",
          "movil",
          "fijo",
          "cellulare",
          "cell",
          "casa",
          "handy",
          "festnetz",
          "gsm",
          "vaste",
          "fixo",
          "landline",
          "home",
          "work",
          "sur",
          "on",
          "au",
          "aux",
          "al",
          "a",
          "auf",
          "unter",
          "op",
          "no",
          "para",
          "les",
          "tel",
          "mob",
          "fix");

  private final Rules rules;
  private final Digits digits;

  Mentions(Rules rules, Digits digits) {
    this.rules = rules;
    this.digits = digits;
  }

  /** The numbers of a text in order; digits that its words call something else are left out. */
  List<Mention> in(String written, String country) {
    List<Digits.Run> runs = digits.in(written, country);
    if (runs.isEmpty()) {
      return List.of();
    }
    Text text = rules.text(written);
    Map<String, List<Match>> cues = new LinkedHashMap<>();
    for (String section :
        List.of("identifier", "mine", "theirs", "elsewhere", "caller", "called")) {
      cues.put(section, rules.book(section).find(text));
    }
    List<Mention> mentions = new ArrayList<>();
    Owner owner = Owner.UNSAID;
    int before = 0;
    for (int i = 0; i < runs.size(); i++) {
      Digits.Run run = runs.get(i);
      int from = text.wordAt(run.start());
      int to = text.wordAt(run.end() - 1) + 1;
      int next = i + 1 < runs.size() ? text.wordAt(runs.get(i + 1).start()) : text.size();
      boolean listed = i > 0 && connected(text, before, from);
      Owner said = owner(text, cues, before, from, to, next);
      before = to;
      if (said == null) {
        owner = Owner.UNSAID;
        continue;
      }
      owner = said == Owner.UNSAID && listed ? owner : said;
      Mention mention = mention(run, owner);
      if (mention != null) {
        mentions.add(mention);
      }
    }
    return mentions;
  }

  private static @Nullable Mention mention(Digits.Run run, Owner owner) {
    if (run.reading() instanceof PhoneNumbers.Reading.Number number) {
      return new Mention(number.phone(), owner);
    }
    boolean written = run.text().matches("[+0(].*");
    boolean special =
        run.reading() instanceof PhoneNumbers.Reading.NoNumber none
            && none.reason().contains("special");
    return owner == Owner.MINE || written && !special ? new Mention(null, owner) : null;
  }

  /** Null when the digits are an order's, a company's or a fax's. */
  private static @Nullable Owner owner(
      Text text, Map<String, List<Match>> cues, int before, int from, int to, int next) {
    int identifier = gapBefore(text, cues, "identifier", before, from, 2);
    int mine = gapBefore(text, cues, "mine", before, from, 4);
    int caller = gapBefore(text, cues, "caller", before, from, 1);
    int theirs = gapBefore(text, cues, "theirs", before, from, 3);
    int elsewhere = gapBefore(text, cues, "elsewhere", before, from, 4);
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
      return Owner.MINE;
    }
    if (gapAfter(text, cues, "mine", to, next, 1) < Integer.MAX_VALUE) {
      return Owner.MINE;
    }
    return gapAfter(text, cues, "called", to, next, 3) < Integer.MAX_VALUE
        ? Owner.CALLER
        : Owner.UNSAID;
  }

  /** Words between the nearest cue before a number and the number. */
  private static int gapBefore(
      Text text, Map<String, List<Match>> cues, String section, int after, int at, int most) {
    int nearest = Integer.MAX_VALUE;
    for (Match cue : cues.getOrDefault(section, List.of())) {
      int gap = at - cue.to();
      if (cue.to() > after && gap >= 0 && gap <= most && oneSentence(text, cue.to(), at)) {
        nearest = Math.min(nearest, gap);
      }
    }
    return nearest;
  }

  private static int gapAfter(
      Text text, Map<String, List<Match>> cues, String section, int at, int before, int most) {
    int nearest = Integer.MAX_VALUE;
    for (Match cue : cues.getOrDefault(section, List.of())) {
      int gap = cue.from() - at;
      if (cue.from() < before && gap >= 0 && gap <= most && oneSentence(text, at, cue.from())) {
        nearest = Math.min(nearest, gap);
      }
    }
    return nearest;
  }

  private static boolean oneSentence(Text text, int from, int to) {
    for (int i = from; i <= to && i < text.size(); i++) {
      if (text.sentenceBegins(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean connected(Text text, int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (!CONNECTORS.contains(text.word(i).plain())) {
        return false;
      }
    }
    return true;
  }
}
