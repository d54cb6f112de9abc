package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.intake.Channel;
import io.optouthub.intake.Fields;
import io.optouthub.intake.MediaWords;
import io.optouthub.optout.Medium;
import io.optouthub.optout.OptOut;
import io.optouthub.optout.Outcome;
import io.optouthub.register.Item;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes one message's item out of whom it is about and what it asks. */
@Component
class Requests {

  private static final Map<String, List<String>> NAMES =
      Map.of(
          "media",
              List.of(
                  "media",
                  "medium",
                  "channel",
                  "channels",
                  "channeltype",
                  "canal",
                  "canale",
                  "kanal",
                  "kanaal",
                  "medio",
                  "mezzo"),
          "brand", List.of("brand", "scope"),
          "country",
              List.of("country", "countrycode", "countryiso", "pays", "land", "pais", "paese"),
          "proof", List.of("proof"));

  private static final List<String> NUMBER = List.of("number", "numero", "nummer", "callednumber");

  private final Fields fields;

  Requests(Fields fields) {
    this.fields = fields;
  }

  Item item(Channel channel, JsonNode message, byte[] evidence) {
    Asked asked = asked(channel, message);
    if (asked instanceof Asked.NoRequest none) {
      return Item.setAside(none.reason(), evidence);
    }
    Persons.Found found = found(channel, message);
    if (asked instanceof Asked.Unclear unclear) {
      return Item.review(unclear.reason(), evidence);
    }
    if (!found.clear()) {
      return Item.review("it names several people, or one in several places", evidence);
    }
    return made(channel, message, asked, found.person(), evidence);
  }

  private static Asked asked(Channel channel, JsonNode message) {
    String path = channel.fields().get("wish");
    // HubSpot's value says what was asked by the name that stands beside it.
    if (path == null || path.endsWith(".propertyValue") && message.has("propertyName")) {
      return Asked.of(Signals.in(message));
    }
    Set<String> words = new LinkedHashSet<>(Paths.read(message, path));
    return switch (words.size()) {
      case 0 -> new Asked.Stop(Set.of());
      case 1 -> Asked.of(Signals.wish(path, words.iterator().next()));
      default -> new Asked.Unclear("it asks for more than one thing");
    };
  }

  private static Persons.Found found(Channel channel, JsonNode message) {
    String phone = channel.fields().get("phone");
    String email = channel.fields().get("email");
    if (phone == null && email == null) {
      Persons.Found found = Persons.in(message);
      // "number" may be one of anything, unless nothing else is there.
      if (found.person().isNobody()) {
        found.person().phones().addAll(Common.find(message, NUMBER));
      }
      return found;
    }
    Persons.Person person = new Persons.Person();
    person.phones().addAll(phone == null ? List.of() : Paths.read(message, phone));
    person.emails().addAll(email == null ? List.of() : Paths.read(message, email));
    return new Persons.Found(person, true);
  }

  private Item made(
      Channel channel, JsonNode message, Asked asked, Persons.Person person, byte[] evidence) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("brand", text(channel, message, "brand"));
    values.put("country", text(channel, message, "country"));
    values.put("proof", text(channel, message, "proof"));
    values.put("at", at(channel, message));
    values.put("wish", List.of(asked instanceof Asked.Again ? "opt-in" : "opt-out"));
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    List<String> named = text(channel, message, "media");
    if (asked instanceof Asked.Stop stop && named.isEmpty()) {
      media.addAll(isSms(message) && stop.media().isEmpty() ? Set.of(Medium.SMS) : stop.media());
    }
    try {
      named.forEach(words -> media.addAll(MediaWords.read(words)));
    } catch (IllegalArgumentException e) {
      return Item.review(String.valueOf(e.getMessage()), evidence);
    }
    List<Fields.Made> all = new ArrayList<>();
    all.add(made(channel, values, "phone", person.phones(), media, Medium.EMAIL));
    all.add(made(channel, values, "email", person.emails(), media, Medium.VOICE, Medium.SMS));
    return together(all, person, evidence);
  }

  /** What concerns this kind of identity; nothing when the media are all of the other kind. */
  private Fields.Made made(
      Channel channel,
      Map<String, List<String>> values,
      String kind,
      Set<String> identities,
      Set<Medium> media,
      Medium... notOfThisKind) {
    Set<Medium> here = EnumSet.noneOf(Medium.class);
    here.addAll(media);
    List.of(notOfThisKind).forEach(here::remove);
    if (identities.isEmpty() || here.isEmpty() && !media.isEmpty()) {
      return new Fields.Made(List.of(), Outcome.SET_ASIDE, "");
    }
    Map<String, List<String>> mine = new HashMap<>(values);
    mine.put(kind, List.copyOf(identities));
    mine.put("media", List.of(here.stream().map(Medium::word).collect(Collectors.joining(","))));
    return fields.make(channel, mine);
  }

  private static Item together(List<Fields.Made> all, Persons.Person person, byte[] evidence) {
    List<OptOut> requests = new ArrayList<>();
    Outcome outcome = Outcome.REGISTERED;
    String reason = "";
    for (Fields.Made made : all) {
      requests.addAll(made.requests());
      if (made.outcome() != Outcome.REGISTERED && made.outcome() != Outcome.SET_ASIDE) {
        outcome = made.outcome();
        reason = made.reason();
      }
    }
    if (requests.isEmpty() && reason.isEmpty()) {
      return Item.review(
          person.isNobody()
              ? "it holds neither a number nor an address"
              : "it holds no number or address of the kind that it is about",
          evidence);
    }
    if (outcome == Outcome.REGISTERED) {
      return Item.registered(requests, evidence);
    }
    return new Item(requests.isEmpty() ? outcome : Outcome.REVIEW, requests, reason, evidence);
  }

  private static boolean isSms(JsonNode message) {
    boolean keyword = message.has("keyword") && (message.has("msisdn") || message.has("text"));
    return keyword
        || message.has("MessageSid")
        || message.has("SmsSid")
        || message.has("SmsMessageSid");
  }

  private static List<String> at(Channel channel, JsonNode message) {
    String path = channel.fields().get("at");
    return path == null
        ? List.of(Moments.in(message, channel.country()))
        : Paths.read(message, path).stream().map(Moments::iso).toList();
  }

  /** By its path; else by its common names at the top, or one name further down. */
  private static List<String> text(Channel channel, JsonNode message, String field) {
    String path = channel.fields().get(field);
    if (path != null) {
      return Paths.read(message, path);
    }
    List<String> found = Common.find(message, NAMES.getOrDefault(field, List.of()));
    // A "channel" is often something else: the web, a shop.
    boolean sure =
        !field.equals("media") || Common.find(message, List.of("media", "medium")).equals(found);
    return sure || found.stream().allMatch(Requests::isMedium) ? found : List.of();
  }

  private static boolean isMedium(String words) {
    try {
      return !MediaWords.read(words).isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
