package io.optouthub.intake.mail;

import io.optouthub.intake.Channel;
import io.optouthub.optout.Email;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Item;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides what a mail asks and whose number it is about; what is not clear goes to review. */
@Component
class Deciding {

  private static final int FEW = 80;
  private static final int SHORT = 300;
  private static final int LONG = 1_500;
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+");

  private static final Pattern PROVIDERS =
      Pattern.compile(
          "@(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online"
              + "|freenet|proton|protonmail|pm|orange|wanadoo|free|sfr|neuf|laposte|bbox|numericable"
              + "|libero|alice|tin|virgilio|tiscali|telefonica|telenet|skynet|ziggo|kpnmail|xs4all"
              + "|planet|hetnet|home|sapo|netcabo|bol|uol|terra|bluewin|btinternet|sky|virginmedia)"
              + "(\\.\\w+)+");

  private final Asking asking;
  private final Remarks remarks;
  private final Whose whose;
  private final Meaning meaning;

  Deciding(Asking asking, Remarks remarks, Whose whose, Meaning meaning) {
    this.asking = asking;
    this.remarks = remarks;
    this.whose = whose;
    this.meaning = meaning;
  }

  Item item(Channel channel, Letter letter, byte @Nullable [] raw) {
    Item again = again(channel, letter, raw);
    if (again != null) {
      return again;
    }
    boolean replies = meaning.replies(letter.subject());
    Whose.Numbers numbers = whose.numbers(letter, channel.country(), replies);
    Set<Asked> asked = meaning.asked(letter, numbers.mine());
    if (asked.contains(Asked.OPT_IN)) {
      return Item.review("it may ask to be called again; that needs a named proof", raw);
    }
    if (asked.contains(Asked.NOT_ASKED)) {
      return Item.review("it may ask not to be taken off", raw);
    }
    boolean passedOn =
        letter.passed() != null
            && (letter.internal()
                || letter.said().own().length() < FEW && numbers.phones().isEmpty());
    if (asked.stream().noneMatch(Meaning.STOPS::contains) || passedOn) {
      return Item.review(unclear(letter, asked, numbers), raw);
    }
    return decided(channel, letter, asked, numbers, raw);
  }

  /** What was asked in a message that its writer sends again; null when that is not clear. */
  private @Nullable Item again(Channel channel, Letter letter, byte @Nullable [] raw) {
    Letter passed = letter.passed();
    if (passed == null
        || passed.sender() == null
        || !passed.sender().equals(letter.sender())
        || letter.said().own().length() > SHORT) {
      return null;
    }
    Item item = item(channel, passed, raw);
    return item.outcome() == Outcome.REGISTERED ? item : null;
  }

  /** Whether it is the mail that a mail program sends to unsubscribe. */
  boolean unsubscribes(Letter letter) {
    return letter.subject().strip().split("\\s+").length <= 4
        && asksForMailings(asking.in(letter.subject()))
        && !meaning.replies(letter.subject())
        && letter.said().own().length() < SHORT
        && letter.said().quoted().isEmpty();
  }

  /** A newsletter says how to unsubscribe; a person who writes through a list does not. */
  boolean asksAboutCallsAlone(Letter letter) {
    Set<Asked> asked = meaning.found(letter);
    return !asksForMailings(asked)
        && (asked.contains(Asked.STOP_CALLS) || asked.contains(Asked.STOP_SMS));
  }

  /** Whether it asks anything. */
  boolean asks(Letter letter) {
    return meaning.found(letter).stream().anyMatch(Meaning.STOPS::contains);
  }

  private static boolean asksForMailings(Set<Asked> asked) {
    return asked.contains(Asked.STOP_MAILINGS) || asked.contains(Asked.STOP_OFFERS);
  }

  private static String unclear(Letter letter, Set<Asked> asked, Whose.Numbers numbers) {
    if (letter.passes()) {
      return "what it asks may stand in the message that it forwards";
    }
    if (asked.contains(Asked.COMPLAINT)) {
      return "a complaint, but unclear what it asks";
    }
    return numbers.phones().isEmpty()
        ? "unclear what it asks"
        : "a number, but unclear what is asked";
  }

  private Item decided(
      Channel channel,
      Letter letter,
      Set<Asked> asked,
      Whose.Numbers numbers,
      byte @Nullable [] raw) {
    Set<Medium> byPhone = mediaByPhone(channel, asked);
    // Letters come to a name; who names no number is known by the address written from.
    boolean letters = byPhone.equals(Set.of(Medium.POST)) && numbers.phones().isEmpty();
    boolean another =
        remarks.forSomebodyElse(letter.said().own()) || remarks.forSomebodyElse(letter.subject());
    if (another && !letters && !numbers.mine() && !numbers.plain()) {
      return Item.review("it speaks of somebody else: whose number is it?", raw);
    }
    boolean mailings = asked.contains(Asked.STOP_MAILINGS) || asked.contains(Asked.STOP_ALL);
    List<OptOut> requests = new ArrayList<>();
    if (!byPhone.isEmpty()) {
      numbers.phones().forEach(p -> requests.add(OptOut.of(p, byPhone, channel.scope())));
    }
    String doubt = byPhone.isEmpty() ? "" : numbers.doubt();
    if (!byPhone.isEmpty() && !letters && numbers.phones().isEmpty() && doubt.isEmpty()) {
      doubt = "it names no number";
    }
    if (mailings || letters) {
      Email sender = letter.sender();
      boolean machine = sender != null && Letters.machine(sender);
      if (byPhone.isEmpty() && (machine || letter.said().own().length() > LONG)) {
        return Item.review("it may be a mailing that tells how to unsubscribe", raw);
      }
      if (machine && !requests.isEmpty()) {
        // A form or a portal wrote for somebody whose number it gives.
        return new Item(
            doubt.isEmpty() ? Outcome.REGISTERED : Outcome.REVIEW, requests, doubt, raw);
      }
      if (sender == null) {
        doubt = "the sender's address cannot be read";
      } else if (another(letter, sender).size() > 1
          || another(letter, sender).stream()
              .anyMatch(named -> !one(named, sender) && !sentTo(letter, named))) {
        doubt = "it names an address that is not the sender's";
      } else {
        Set<Medium> byAddress = EnumSet.noneOf(Medium.class);
        byAddress.addAll(mailings ? Set.of(Medium.EMAIL) : Set.of());
        byAddress.addAll(letters ? Set.of(Medium.POST) : Set.of());
        // Who writes for an address of the same company names it.
        Email meant = another(letter, sender).stream().findFirst().orElse(sender);
        requests.add(OptOut.of(meant, byAddress, channel.scope()));
      }
    }
    return doubt.isEmpty()
        ? Item.registered(requests, raw)
        : new Item(Outcome.REVIEW, requests, doubt, raw);
  }

  /** The addresses that a letter names beside those that it comes from and goes to. */
  private static Set<Email> another(Letter letter, Email sender) {
    Set<Email> others = new LinkedHashSet<>();
    Matcher address = ADDRESS.matcher(letter.said().own());
    while (address.find()) {
      String named = address.group().toLowerCase(Locale.ROOT);
      if (!named.equals(sender.value()) && !letter.to().toLowerCase(Locale.ROOT).contains(named)) {
        others.add(new Email(named));
      }
    }
    return others;
  }

  /** Whether what is answered, or passed on, names the address, which is not of the house. */
  private static boolean sentTo(Letter letter, Email address) {
    return letter.said().quoted().toLowerCase(Locale.ROOT).contains(address.value())
        && !letter.to().toLowerCase(Locale.ROOT).contains(Letter.domain(address));
  }

  /** Whether two addresses are of one company, not two customers of one provider. */
  private static boolean one(Email address, Email other) {
    String domain = Letter.domain(other);
    return address.value().endsWith(domain) && !PROVIDERS.matcher(domain).matches();
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
    if (asked.contains(Asked.STOP_POST)) {
      media.add(Medium.POST);
    }
    return media;
  }
}
