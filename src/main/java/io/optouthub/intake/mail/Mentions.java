package io.optouthub.intake.mail;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.mail.Mention.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whose the numbers in a text are, by the words that stand next to them. */
@Component
class Mentions {

  private final Rules rules;
  private final Digits digits;
  private final Set<String> connectors;
  private final Set<String> possessives;

  Mentions(Rules rules, Digits digits) {
    this.rules = rules;
    this.digits = digits;
    this.connectors = rules.words("connector");
    this.possessives = rules.words("possessive");
  }

  /** The numbers of a text in order; digits that its words call something else are left out. */
  List<Mention> in(String written, String country) {
    List<Digits.Run> runs = digits.in(written, country);
    if (runs.isEmpty()) {
      return List.of();
    }
    Text text = rules.text(written);
    Cues cues = new Cues(text, rules, possessives);
    List<Mention> mentions = new ArrayList<>();
    Owner owner = Owner.UNSAID;
    boolean sure = false;
    int before = 0;
    int group = 0;
    for (int i = 0; i < runs.size(); i++) {
      Digits.Run run = runs.get(i);
      if (saidAgain(run, runs)) {
        continue;
      }
      int from = text.wordAt(run.start());
      int to = text.wordAt(run.end() - 1) + 1;
      int next = i + 1 < runs.size() ? text.wordAt(runs.get(i + 1).start()) : text.size();
      boolean listed = i > 0 && connected(text, before, from);
      Owner said = cues.owner(before, from, to, next);
      int above = before;
      before = to;
      group += listed ? 0 : 1;
      if (said == null) {
        owner = Owner.UNSAID;
        continue;
      }
      owner = said == Owner.UNSAID && listed ? owner : said;
      boolean number = run.reading() instanceof PhoneNumbers.Reading.Number;
      boolean goesOn = sure && cues.goesOn(above, from);
      owner = owner == Owner.UNSAID && number && cues.ours(from) ? Owner.MINE : owner;
      group -= goesOn && !listed ? 1 : 0;
      boolean asked = cues.asked(from, to) || goesOn;
      sure = number && (owner == Owner.MINE || owner == Owner.UNSAID && asked);
      Mention mention = mention(run, owner, asked, cues.plain(from), group);
      if (mention != null) {
        mentions.add(mention);
      }
    }
    return mentions.stream().map(mention -> mention.with(mentions)).toList();
  }

  /**
   * "07700 900104 (+44 7700 900104)": digits that are no number alone, and the number they are of.
   */
  private static boolean saidAgain(Digits.Run run, List<Digits.Run> runs) {
    String digits = run.text().replaceAll("\\D", "").replaceFirst("^0+", "");
    return run.reading() instanceof PhoneNumbers.Reading.NoNumber
        && digits.length() > 6
        && runs.stream()
            .map(Digits.Run::reading)
            .filter(PhoneNumbers.Reading.Number.class::isInstance)
            .map(reading -> ((PhoneNumbers.Reading.Number) reading).phone().e164())
            .anyMatch(number -> number.endsWith(digits));
  }

  private static @Nullable Mention mention(
      Digits.Run run, Owner owner, boolean asked, boolean plain, int group) {
    if (run.reading() instanceof PhoneNumbers.Reading.Number number) {
      return new Mention(number.phone(), owner, asked, plain, group);
    }
    boolean written = run.text().matches("[+0(](?:\\D*\\d){7}.*");
    boolean special =
        run.reading() instanceof PhoneNumbers.Reading.NoNumber none
            && none.reason().contains("special");
    return owner == Owner.MINE || written && !special
        ? new Mention(null, owner, asked, plain, group)
        : null;
  }

  private boolean connected(Text text, int from, int to) {
    if (to - from > 3) {
      return false;
    }
    for (int i = from; i <= to; i++) {
      boolean another = text.sentenceBegins(i) && !text.word(i).newLine();
      if (another || i < to && !connectors.contains(text.word(i).plain())) {
        return false;
      }
    }
    return true;
  }
}
