package io.optouthub.intake.mail;

import io.optouthub.intake.Channel;
import io.optouthub.intake.IntakeSettings;
import io.optouthub.intake.Plain;
import io.optouthub.intake.mail.Mention.Owner;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Phone;
import io.optouthub.register.Item;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what a mail asks and whose number it is about; what is not clear goes to review. */
@Component
class Deciding {

  private static final int SHORT = 300;
  private static final int LONG = 1_500;
  private static final Pattern MACHINES =
      Pattern.compile("(?i)(no-?_?reply|newsletters?|mailing|marketing|bounces?|info-?mail).*@.*");
  private static final Set<Asked> STOPS =
      EnumSet.of(Asked.STOP_ALL, Asked.STOP_CALLS, Asked.STOP_SMS, Asked.STOP_MAILINGS);
  private static final Set<Asked> UNNAMED = EnumSet.of(Asked.STOP_IT, Asked.STOP_OFFERS);
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+");

  private final Asking asking;
  private final Mentions mentions;
  private final Set<String> ownNumbers;
  private final Pattern reply;

  Deciding(Asking asking, Mentions mentions, Rules rules, IntakeSettings settings) {
    this.asking = asking;
    this.mentions = mentions;
    this.ownNumbers = Set.copyOf(settings.ownNumbers());
    this.reply =
        Pattern.compile(
            "(" + String.join("|", rules.lines("reply-prefix")) + ")\\s?(\\[\\d+\\])?\\s?:.*");
  }

  Item item(Channel channel, Letter letter, byte @Nullable [] raw) {
    Set<Asked> asked = asked(letter);
    Numbers numbers = numbers(channel, letter);
    boolean stops = asked.stream().anyMatch(STOPS::contains);
    if (asked.contains(Asked.OPT_IN)) {
      return Item.review("it may ask to be called again; that needs a named proof", raw);
    }
    if (asked.contains(Asked.NOT_ASKED)) {
      return Item.review("it may ask not to be taken off", raw);
    }
    if (!stops) {
      return Item.review(unclear(letter, asked, numbers), raw);
    }
    return decided(channel, letter, asked, numbers, raw);
  }

  /** Whether it is the mail that a mail program sends to unsubscribe. */
  boolean unsubscribes(Letter letter) {
    return letter.subject().strip().split("\\s+").length <= 4
        && asking.in(letter.subject()).contains(Asked.STOP_MAILINGS)
        && !replies(letter.subject())
        && letter.said().own().length() < SHORT
        && letter.said().quoted().isEmpty();
  }

  /** A newsletter says how to unsubscribe; a person who writes through a list does not. */
  boolean asksAboutCallsAlone(Letter letter) {
    Set<Asked> asked = asked(letter);
    return !asked.contains(Asked.STOP_MAILINGS)
        && (asked.contains(Asked.STOP_CALLS) || asked.contains(Asked.STOP_SMS));
  }

  private Set<Asked> asked(Letter letter) {
    Set<Asked> asked = EnumSet.noneOf(Asked.class);
    asked.addAll(asking.in(letter.said().own()));
    boolean replies = replies(letter.subject());
    if (!replies) {
      asked.addAll(asking.in(letter.subject()));
    }
    boolean named = asked.stream().anyMatch(STOPS::contains);
    if (!named && asked.stream().anyMatch(UNNAMED::contains)) {
      Set<Asked> about =
          asking.about(letter.said().own() + "\n\n" + (replies ? "" : letter.subject()));
      about.add(about.isEmpty() ? usual(asked) : about.iterator().next());
      asked.addAll(about);
    }
    return asked;
  }

  /** What is meant when nothing is named: offers come by mail, all else by telephone. */
  private static Asked usual(Set<Asked> asked) {
    return asked.contains(Asked.STOP_IT) ? Asked.STOP_CALLS : Asked.STOP_MAILINGS;
  }

  private boolean replies(String subject) {
    return reply.matcher(Plain.of(subject)).matches();
  }

  private static String unclear(Letter letter, Set<Asked> asked, Numbers numbers) {
    if (letter.carriesMail() || letter.said().forwards()) {
      return "what it asks may stand in the message that it forwards";
    }
    if (asked.contains(Asked.COMPLAINT)) {
      return "a complaint, but unclear what it asks";
    }
    return numbers.phones().isEmpty()
        ? "unclear what it asks"
        : "a number, but unclear what is asked";
  }

  /**
   * @param phones the writer's
   * @param doubt why a person must look at the numbers; empty when nobody must
   */
  private record Numbers(Set<Phone> phones, String doubt) {}

  /** In the person's own words first, then in the subject, then in the signature. */
  private Numbers numbers(Channel channel, Letter letter) {
    Said said = letter.said();
    Set<Phone> quoted =
        mentions.in(said.quoted(), channel.country()).stream()
            .map(Mention::phone)
            .filter(phone -> phone != null)
            .collect(Collectors.toSet());
    String subject = replies(letter.subject()) ? "" : letter.subject();
    Set<Phone> callers = new LinkedHashSet<>(quoted);
    String doubt = asking.spellsDigits(said.own()) ? "a number in it is spelled out" : "";
    for (String text : List.of(said.own(), subject, said.signature())) {
      List<Mention> found = new ArrayList<>(mentions.in(text, channel.country()));
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
        return new Numbers(Set.of(), doubt);
      }
      if (!found.isEmpty()) {
        return numbers(found, doubt, callers.size() > quoted.size());
      }
    }
    return new Numbers(Set.of(), doubt);
  }

  /** Beside numbers that the writer calls his own, others are not taken without looking. */
  private static Numbers numbers(List<Mention> found, String doubted, boolean callerNamed) {
    boolean mine = found.stream().anyMatch(m -> m.owner() == Owner.MINE && m.phone() != null);
    Set<Phone> phones = new LinkedHashSet<>();
    String doubt = doubted;
    for (Mention mention : found) {
      Phone phone = mention.phone();
      if (mine && mention.owner() != Owner.MINE) {
        doubt = phone == null || callerNamed ? doubt : "it is unclear whose one of its numbers is";
      } else if (phone == null) {
        doubt = "a number in it is none";
      } else {
        phones.add(phone);
      }
    }
    return new Numbers(phones, doubt);
  }

  private Item decided(
      Channel channel, Letter letter, Set<Asked> asked, Numbers numbers, byte @Nullable [] raw) {
    if (asking.forSomebodyElse(letter.said().own()) || asking.forSomebodyElse(letter.subject())) {
      return Item.review("it speaks of somebody else: whose number is it?", raw);
    }
    Set<Medium> byPhone = mediaByPhone(channel, asked);
    boolean mailings = asked.contains(Asked.STOP_MAILINGS) || asked.contains(Asked.STOP_ALL);
    List<OptOut> requests = new ArrayList<>();
    if (!byPhone.isEmpty()) {
      numbers.phones().forEach(p -> requests.add(OptOut.of(p, byPhone, channel.scope())));
    }
    String doubt = byPhone.isEmpty() ? "" : numbers.doubt();
    if (!byPhone.isEmpty() && numbers.phones().isEmpty() && doubt.isEmpty()) {
      doubt = "it names no number";
    }
    if (mailings) {
      Email sender = letter.sender();
      boolean machine = sender != null && MACHINES.matcher(sender.value()).matches();
      if (byPhone.isEmpty() && (machine || letter.said().own().length() > LONG)) {
        return Item.review("it may be a mailing that tells how to unsubscribe", raw);
      }
      if (sender == null) {
        doubt = "the sender's address cannot be read";
      } else if (namesAnother(letter.said().own(), sender)) {
        doubt = "it names an address that is not the sender's";
      } else {
        requests.add(OptOut.of(sender, Set.of(Medium.EMAIL), channel.scope()));
      }
    }
    return doubt.isEmpty()
        ? Item.registered(requests, raw)
        : new Item(Outcome.REVIEW, requests, doubt, raw);
  }

  private static boolean namesAnother(String own, Email sender) {
    Matcher address = ADDRESS.matcher(own);
    while (address.find()) {
      if (!address.group().equalsIgnoreCase(sender.value())) {
        return true;
      }
    }
    return false;
  }

  /** What was asked about being called or texted; empty when it was about mailings alone. */
  private static Set<Medium> mediaByPhone(Channel channel, Set<Asked> asked) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    if (asked.contains(Asked.STOP_ALL)) {
      media.addAll(Medium.ALL);
    }
    if (asked.contains(Asked.STOP_CALLS)) {
      media.add(Medium.VOICE);
      media.addAll(channel.media());
    }
    if (asked.contains(Asked.STOP_SMS)) {
      media.add(Medium.SMS);
    }
    return media;
  }
}
