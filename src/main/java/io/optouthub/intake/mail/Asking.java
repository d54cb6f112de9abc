package io.optouthub.intake.mail;

import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Tells what a text asks. */
@Component
class Asking {

  private static final Set<Asked> STOPS =
      EnumSet.of(
          Asked.STOP_ALL,
          Asked.STOP_CALLS,
          Asked.STOP_SMS,
          Asked.STOP_MAILINGS,
          Asked.STOP_POST,
          Asked.STOP_IT,
          Asked.STOP_OFFERS);

  private static final Map<String, Asked> ABOUT =
      Map.of(
          "about-calls", Asked.STOP_CALLS,
          "about-sms", Asked.STOP_SMS,
          "about-mailings", Asked.STOP_MAILINGS,
          "about-post", Asked.STOP_POST);

  /** An e-mail address is one word to the rules: {@code mailaddress}. */
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+");

  private static final Pattern MAILINGS =
      Pattern.compile(
          "(e?mail|courriel|newsl|infolet|lettre|spam|correo|bolet|bollet|nieuwsbr|rundbrief).*");
  private static final Pattern ASIDE = Pattern.compile("\\([^()]{0,80}\\)");

  private final Rules rules;
  private final Set<String> lists;
  private final Map<Asked, PhraseBook> books = new EnumMap<>(Asked.class);

  Asking(Rules rules) {
    this.rules = rules;
    this.lists = rules.words("list");
    for (Asked asked : Asked.values()) {
      books.put(asked, rules.book(asked.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
  }

  Set<Asked> in(String written) {
    Set<Asked> asked = found(written);
    String bare = ASIDE.matcher(written).replaceAll(" ");
    if (!bare.equals(written)) {
      // "Neither e-mails (this address) nor texts": the list goes on behind it.
      Set<Asked> listed = found(bare);
      listed.retainAll(ABOUT.values());
      asked.addAll(Collections.disjoint(listed, asked) ? Set.of() : listed);
    }
    return asked;
  }

  private Set<Asked> found(String written) {
    Text text = rules.text(ADDRESS.matcher(written).replaceAll("mailaddress"));
    List<Match> unmeant = rules.book("not-meant").find(text);
    List<Match> answers = rules.book("answer").find(text);
    Map<Asked, List<Match>> found = new EnumMap<>(Asked.class);
    books.forEach(
        (asked, book) ->
            found.put(
                asked,
                book.find(text).stream()
                    .filter(match -> unmeant.stream().noneMatch(text.sentenceOf(match)::overlaps))
                    .toList()));
    List<Match> stops = all(found, STOPS);
    List<Match> named = all(found, EnumSet.of(Asked.STOP_CALLS, Asked.STOP_SMS));
    List<Match> letters = found.getOrDefault(Asked.STOP_POST, List.of());
    List<Match> media =
        all(
                found,
                EnumSet.of(Asked.STOP_CALLS, Asked.STOP_SMS, Asked.STOP_MAILINGS, Asked.STOP_POST))
            .stream()
            .filter(match -> answers.stream().noneMatch(match::overlaps))
            .toList();
    List<Match> texts = found.getOrDefault(Asked.STOP_SMS, List.of());
    Set<Asked> asked = EnumSet.noneOf(Asked.class);
    found.forEach(
        (kind, matches) -> {
          boolean stands =
              matches.stream()
                  .anyMatch(
                      match ->
                          switch (kind) {
                            case STOP_ALL -> media.stream().noneMatch(match::overlaps);
                            case STOP_CALLS -> texts.stream().noneMatch(match::inside);
                            case STOP_MAILINGS ->
                                named.stream().noneMatch(match::within)
                                    && (names(text, match)
                                        || named.stream().noneMatch(match::overlaps))
                                    && letters.stream().noneMatch(match::inside)
                                    && answers.stream().noneMatch(match::overlaps);
                            case STOP_POST -> answers.stream().noneMatch(match::overlaps);
                            case OPT_IN ->
                                stops.stream().noneMatch(match::overlaps)
                                    && !keeps(text, match, found);
                            case NOT_ASKED -> !keeps(text, text.sentenceOf(match), found);
                            default -> true;
                          });
          if (stands) {
            asked.add(kind);
          }
        });
    asked.addAll(listed(text, media));
    return asked;
  }

  /** Media that are named in one list with what a stop is about: "no calls, texts or e-mails". */
  private Set<Asked> listed(Text text, List<Match> stops) {
    Map<Match, Asked> named =
        new TreeMap<>(Comparator.comparingInt(Match::from).thenComparing(Match::to));
    ABOUT.forEach(
        (section, medium) ->
            rules.book(section).find(text).forEach(match -> named.put(match, medium)));
    // "The SMS list" is no list of e-mail addresses.
    named.keySet().removeIf(one -> named.keySet().stream().anyMatch(one::inside));
    Set<Asked> listed = EnumSet.noneOf(Asked.class);
    Set<Asked> list = EnumSet.noneOf(Asked.class);
    Match before = null;
    boolean stopped = false;
    for (Map.Entry<Match, Asked> one : named.entrySet()) {
      if (before == null || !joined(text, before.to(), one.getKey().from())) {
        list.clear();
        stopped = false;
      }
      list.add(one.getValue());
      stopped |= stops.stream().anyMatch(one.getKey()::overlaps);
      if (stopped && list.size() > 1) {
        listed.addAll(list);
      }
      before = one.getKey();
    }
    return listed;
  }

  /** Whether a phrase names mailings, and not only what is done to them: "unsubscribe me". */
  private static boolean names(Text text, Match phrase) {
    return IntStream.range(phrase.from(), phrase.to())
        .anyMatch(i -> MAILINGS.matcher(text.word(i).plain()).matches());
  }

  private boolean joined(Text text, int from, int to) {
    boolean joins = to - from <= 3;
    for (int i = from; joins && i <= to; i++) {
      joins = !text.sentenceBegins(i) && (i == to || lists.contains(text.word(i).plain()));
    }
    return joins;
  }

  /** "No more texts, but you may call": nothing to be proven, since calls were never stopped. */
  private boolean keeps(Text text, Match optIn, Map<Asked, List<Match>> found) {
    Set<Asked> stopped = EnumSet.noneOf(Asked.class);
    found.forEach((kind, matches) -> stopped.addAll(matches.isEmpty() ? Set.of() : Set.of(kind)));
    stopped.retainAll(STOPS);
    stopped.removeAll(Set.of(Asked.STOP_OFFERS, Asked.STOP_POST));
    boolean named = !stopped.isEmpty() && ABOUT.values().containsAll(stopped);
    Set<Asked> kept = EnumSet.noneOf(Asked.class);
    ABOUT.forEach(
        (section, medium) -> {
          if (rules.book(section).find(text).stream().anyMatch(optIn::overlaps)) {
            kept.add(medium);
          }
        });
    return named && !kept.isEmpty() && Collections.disjoint(kept, stopped);
  }

  /** Media that a sentence names beside a word that ends or refuses something, phrase or not. */
  Set<Asked> ended(String written) {
    Text text = rules.text(written);
    Set<Asked> ended = EnumSet.noneOf(Asked.class);
    ABOUT.forEach(
        (section, medium) -> {
          if (!rules.ended(section, text).isEmpty()) {
            ended.add(medium);
          }
        });
    return ended;
  }

  /** What the text speaks of, asking or not. */
  Set<Asked> about(String written) {
    Text text = rules.text(written);
    Set<Asked> about = EnumSet.noneOf(Asked.class);
    ABOUT.forEach(
        (section, medium) -> {
          if (!rules.book(section).find(text).isEmpty()) {
            about.add(medium);
          }
        });
    return about;
  }

  private static List<Match> all(Map<Asked, List<Match>> found, Set<Asked> kinds) {
    return kinds.stream().flatMap(kind -> found.getOrDefault(kind, List.of()).stream()).toList();
  }
}
