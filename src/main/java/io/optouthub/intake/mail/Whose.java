package io.optouthub.intake.mail;

import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.mail.Mention.Owner;
import io.optouthub.optout.Phone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells which of a letter's numbers are the writer's. */
@Component
class Whose {

  private static final String UNCLEAR = "it is unclear whose one of its numbers is";

  private final Asking asking;
  private final Mentions mentions;
  private final Set<String> ownNumbers;

  Whose(Asking asking, Mentions mentions, IntakeSettings settings) {
    this.asking = asking;
    this.mentions = mentions;
    this.ownNumbers = Set.copyOf(settings.ownNumbers());
  }

  /**
   * @param phones the writer's
   * @param mine whether the writer calls them so
   * @param doubt why a person must look at the numbers; empty when nobody must
   */
  record Numbers(Set<Phone> phones, boolean mine, String doubt) {}

  /** In the person's own words first, then in the subject, then in the signature. */
  Numbers numbers(Letter letter, String country, boolean replies) {
    Said said = letter.said();
    Set<Phone> quoted =
        mentions.in(said.quoted(), country).stream()
            .map(Mention::phone)
            .filter(phone -> phone != null)
            .collect(Collectors.toSet());
    String subject = replies ? "" : letter.subject();
    Set<Phone> callers = new LinkedHashSet<>(quoted);
    String doubt = asking.spellsDigits(said.own()) ? "a number in it is spelled out" : "";
    // In a form, the number stands beside the box.
    String chosen = Boxes.chosen(said.own());
    String own = mentions.in(chosen, country).isEmpty() ? said.own() : chosen;
    for (String text : List.of(own, subject, said.signature())) {
      List<Mention> found = new ArrayList<>(mentions.in(text, country));
      found.removeIf(m -> m.phone() != null && ownNumbers.contains(m.phone().e164()));
      found.stream()
          .filter(m -> m.owner() == Owner.CALLER && m.phone() != null)
          .forEach(m -> callers.add(m.phone()));
      found.removeIf(m -> m.owner() != Owner.MINE && callers.contains(m.phone()));
      boolean elsewhere = found.stream().anyMatch(m -> m.owner() == Owner.ELSEWHERE);
      boolean theirs = found.stream().anyMatch(m -> m.owner() == Owner.THEIRS);
      found.removeIf(m -> m.owner() != Owner.MINE && m.owner() != Owner.UNSAID);
      doubt = elsewhere ? "it names a number to be called instead" : doubt;
      doubt = theirs ? "a number in it is somebody else's" : doubt;
      if (elsewhere || theirs) {
        return new Numbers(Set.of(), false, doubt);
      }
      if (!found.isEmpty()) {
        boolean callerNamed = callers.size() > quoted.size();
        return numbers(found, doubt, callerNamed, text.equals(said.signature()));
      }
    }
    return new Numbers(Set.of(), false, doubt);
  }

  /** Beside numbers that are surely the writer's, others are not taken without looking. */
  private static Numbers numbers(
      List<Mention> found, String doubted, boolean callerNamed, boolean signature) {
    boolean mine = found.stream().anyMatch(m -> m.owner() == Owner.MINE && m.phone() != null);
    boolean sure = found.stream().anyMatch(m -> m.sure() && m.phone() != null);
    boolean many = found.stream().mapToInt(Mention::group).distinct().count() > 1 && !signature;
    Set<Phone> phones = new LinkedHashSet<>();
    String doubt = doubted;
    for (Mention mention : found) {
      Phone phone = mention.phone();
      if (sure ? !mention.sure() : many) {
        doubt = phone == null || sure && (callerNamed || mine) ? doubt : UNCLEAR;
      } else if (phone == null) {
        doubt = "a number in it is none";
      } else {
        phones.add(phone);
      }
    }
    return new Numbers(phones, mine, doubt);
  }
}
