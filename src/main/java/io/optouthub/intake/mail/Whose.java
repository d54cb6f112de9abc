package io.optouthub.intake.mail;

import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.mail.Mention.Owner;
import io.optouthub.optout.Phone;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells which of a letter's numbers are the writer's. */
@Component
class Whose {

  private static final String UNCLEAR = "it is unclear whose one of its numbers is";

  private static final String ALIKE = "two numbers in it differ by digits that changed places";
  private static final Pattern GATEWAY =
      Pattern.compile("^\\W{0,3}([+0][\\d .-]{8,16})\\W{0,3}<|(?:^|<)\\+?([1-9]\\d{9,13})@");

  private final Remarks remarks;
  private final Mentions mentions;
  private final Set<String> ownNumbers;

  Whose(Remarks remarks, Mentions mentions, IntakeSettings settings) {
    this.remarks = remarks;
    this.mentions = mentions;
    this.ownNumbers = Set.copyOf(settings.ownNumbers());
  }

  /**
   * @param phones the writer's
   * @param mine whether the writer calls them so
   * @param plain whether all stand where nobody but the writer is spoken of
   * @param doubt why a person must look at the numbers; empty when nobody must
   */
  record Numbers(Set<Phone> phones, boolean mine, boolean plain, String doubt) {}

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
    String doubt = remarks.spellsDigits(said.own()) ? "a number in it is spelled out" : "";
    doubt = remarks.doubtsDigits(said.own()) ? "the writer is not sure of a number" : doubt;
    // In a form, the number stands beside the box.
    String chosen = Boxes.chosen(said.own());
    String own = mentions.in(chosen, country).isEmpty() ? said.own() : chosen;
    String signature = letter.passed() != null ? "" : said.signature();
    for (String text : List.of(own, subject, signature, gateway(letter.from()))) {
      List<Mention> found = new ArrayList<>(mentions.in(text, country));
      found.removeIf(m -> m.phone() != null && ownNumbers.contains(m.phone().e164()));
      if (text.equals(subject) && remarks.complainsOfNumber(said.own())) {
        found.clear();
      }
      boolean called = found.size() == 1 && found.get(0).owner() == Owner.CALLER;
      if (called && remarks.meansTheNumber(text)) {
        found.replaceAll(Mention::asMine);
      }
      if (found.size() == 2 && remarks.both(text)) {
        found.replaceAll(m -> m.owner() == Owner.UNSAID ? m.asMine() : m);
      }
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
        return new Numbers(Set.of(), false, false, doubt);
      }
      if (!found.isEmpty()) {
        boolean callerNamed = callers.size() > quoted.size();
        Numbers numbers = numbers(found, doubt, callerNamed, text.equals(signature));
        List<Mention> above = text.equals(own) ? mentions.in(subject, country) : List.of();
        return alike(numbers.phones(), above)
            ? new Numbers(numbers.phones(), numbers.mine(), numbers.plain(), ALIKE)
            : numbers;
      }
    }
    return new Numbers(Set.of(), false, false, doubt);
  }

  private static boolean alike(Set<Phone> phones, List<Mention> others) {
    List<String> numbers =
        Stream.concat(phones.stream(), others.stream().map(Mention::phone).filter(Objects::nonNull))
            .map(Phone::e164)
            .distinct()
            .toList();
    return numbers.stream().anyMatch(one -> numbers.stream().anyMatch(two -> alike(one, two)));
  }

  private static boolean alike(String one, String two) {
    int from = 0;
    while (from < Math.min(one.length(), two.length()) - 1
        && one.charAt(from) == two.charAt(from)) {
      from++;
    }
    return !one.equals(two)
        && one.length() == two.length()
        && from + 2 <= one.length()
        && one.substring(from + 2).equals(two.substring(from + 2))
        && one.charAt(from) == two.charAt(from + 1)
        && one.charAt(from + 1) == two.charAt(from);
  }

  /** The number that a text was sent from, where a telephone company makes mails of them. */
  private static String gateway(String from) {
    Matcher number = GATEWAY.matcher(from);
    return !number.find() ? "" : number.group(1) == null ? "+" + number.group(2) : number.group(1);
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
    return new Numbers(phones, mine, found.stream().allMatch(Mention::plain), doubt);
  }
}
