package io.optouthub.intake;

import io.optouthub.optout.Email;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.optout.Scope;
import io.optouthub.optout.Wish;
import io.optouthub.register.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes requests from named fields: a table's row, a JSON object. */
@Component
public class Fields {

  private final PhoneNumbers numbers;

  Fields(PhoneNumbers numbers) {
    this.numbers = numbers;
  }

  /** Requests as far as they are clear, and what is wrong with the rest; empty when nothing is. */
  public record Made(List<OptOut> requests, Outcome outcome, String reason) {}

  /**
   * @param values field to values; {@code phone} and {@code email} may have several; {@code
   *     country} is of the numbers
   */
  public Item item(Channel channel, Map<String, List<String>> values, byte @Nullable [] evidence) {
    Made made = make(channel, values);
    return made.outcome() == Outcome.REGISTERED
        ? Item.registered(made.requests(), null)
        : new Item(made.outcome(), made.requests(), made.reason(), evidence);
  }

  public Made make(Channel channel, Map<String, List<String>> values) {
    List<Identity> identities = new ArrayList<>();
    String problem = "";
    String written = first(values, "country");
    String country = Regions.read(written, channel.country());
    for (String text : values.getOrDefault("phone", List.of())) {
      if (country == null && !text.strip().matches("(\\(?\\+|00).*")) {
        return new Made(List.of(), Outcome.REVIEW, "its country is not known");
      }
      PhoneNumbers.Reading reading = read(text, country == null ? channel.country() : country);
      if (reading instanceof PhoneNumbers.Reading.Number number) {
        identities.add(number.phone());
      } else if (reading instanceof PhoneNumbers.Reading.NoNumber none) {
        problem = "phone: " + none.reason();
      }
    }
    for (String text : values.getOrDefault("email", List.of())) {
      try {
        identities.add(new Email(text));
      } catch (IllegalArgumentException e) {
        problem = "email: not an e-mail address";
      }
    }
    if (identities.isEmpty()) {
      return problem.isEmpty()
          ? new Made(List.of(), Outcome.REVIEW, "it holds neither a number nor an address")
          : new Made(List.of(), Outcome.REFUSED, problem);
    }
    return requests(channel, values, identities, problem);
  }

  /** As written; else with the plus sign that a spreadsheet took from it. */
  private PhoneNumbers.Reading read(String text, String country) {
    PhoneNumbers.Reading reading = numbers.read(text, country);
    if (reading instanceof PhoneNumbers.Reading.NoNumber
        && text.strip().matches("[1-9]\\d{10,13}")) {
      PhoneNumbers.Reading whole = numbers.read("+" + text.strip(), country);
      return whole instanceof PhoneNumbers.Reading.Number ? whole : reading;
    }
    return reading;
  }

  private Made requests(
      Channel channel,
      Map<String, List<String>> values,
      List<Identity> identities,
      String problem) {
    try {
      Wish wish = Wishes.read(first(values, "wish"));
      Instant at = Dates.read(first(values, "at"), channel.country());
      String brand = first(values, "brand");
      Scope scope = brand.isBlank() ? channel.scope() : new Scope(brand);
      String proof = first(values, "proof");
      if (wish == Wish.OPT_IN && (proof.isBlank() || at == null)) {
        return new Made(
            List.of(), Outcome.REVIEW, "an opt-in needs a named proof and the time of the consent");
      }
      List<OptOut> requests = new ArrayList<>();
      boolean both =
          identities.size() > 1
              && identities.stream().map(Identity::getClass).distinct().count() > 1;
      for (Identity identity : identities) {
        Set<Medium> named = media(channel, first(values, "media"), identity);
        Set<Medium> media = both ? reaching(named, identity) : named;
        if (!media.isEmpty()) {
          requests.add(
              new OptOut(wish, identity, media, scope, at, proof.isBlank() ? null : proof));
        }
      }
      return problem.isEmpty()
          ? new Made(requests, Outcome.REGISTERED, "")
          : new Made(requests, Outcome.REVIEW, problem);
    } catch (IllegalArgumentException e) {
      String reason = e.getMessage() == null ? "a field cannot be read" : e.getMessage();
      return new Made(List.of(), Outcome.REVIEW, reason);
    }
  }

  /** As named; else the channel's, or for an address e-mail. */
  private static Set<Medium> media(Channel channel, String words, Identity identity) {
    if (words.isBlank()) {
      return identity instanceof Email ? Set.of(Medium.EMAIL) : channel.media();
    }
    return MediaWords.read(words);
  }

  /**
   * Of a number and an address, what is about e-mail is the address's, and all else the number's.
   */
  private static Set<Medium> reaching(Set<Medium> media, Identity identity) {
    if (media.equals(Medium.ALL)) {
      return media;
    }
    Set<Medium> reaching = EnumSet.copyOf(media);
    reaching.removeIf(medium -> (medium == Medium.EMAIL) != identity instanceof Email);
    return reaching;
  }

  private static String first(Map<String, List<String>> values, String field) {
    List<String> all = values.getOrDefault(field, List.of());
    return all.isEmpty() ? "" : all.get(0).strip();
  }
}
