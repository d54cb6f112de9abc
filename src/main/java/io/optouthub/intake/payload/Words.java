package io.optouthub.intake.payload;

import io.optouthub.intake.Plain;
import io.optouthub.optout.Medium;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of an event, a status or a reply say. */
final class Words {

  /** What a text says of the person's wish. */
  enum Meaning {
    OUT,
    ERASE,
    IN,
    /** Said in so many words that the person has not opted out. */
    NOT_OUT,
    /** A thing that happened and that nobody asks anything with. */
    NOTHING,
    /** Something changed; what, stands elsewhere or nowhere. */
    CHANGED,
    UNKNOWN
  }

  private static final Pattern OUT =
      words(
          "unsubscri\\w*|desabonn?\\w*|desinscri\\w*|opt(ed|ing)? ?outs?|optout\\w*|stop( ?(all|sms|calls?"
              + "|calling|appels?|pub|marketing))?|arret\\w*|dnc|do ?not ?(call|contact|text|sms|e ?mail|mail"
              + "|phone|disturb|solicit)\\w*|don t (call|contact|text)|oppos(ition|ed|e|ee)|objections?"
              + "|black ?list\\w*|block ?list\\w*|suppress(ed|ion)?|(spam|abuse) ?(complaints?|reports?)"
              + "|ne (plus|pas) (\\w+ )?(r?appel\\w*|contacter|demarcher|solliciter)|refus( d)?(emarchage| prospection)?"
              + "|no (more |longer )?(calls?|contact|sms|texts?|marketing)|remove me|take me off|removal request"
              + "|abmeld\\w*|abbestell\\w*|widerspr\\w*|cancellami|baja|afmeld\\w*|uitschrijv\\w*|disiscri\\w*");
  private static final Pattern ERASE =
      words(
          "privacy ?delet\\w*|gdpr ?(delet|eras|forget)\\w*|eras(e|ure)|forget me|right to be forgotten");
  private static final Pattern IN =
      words(
          "(re)?subscribe[sd]?|opt(ed|ing)? ?ins?|optin|start|unstop|reabonn\\w*|consented"
              + "|consent (given|granted|accepted|obtained|created|confirmed)|granted|^consent$|^in$|reactivat\\w*");
  private static final Pattern UNDONE =
      words(
          "revok\\w*|withdr\\w*|undo\\w*|remov(ed|al)|delet\\w*|revert\\w*|lift(ed)?|expir\\w*|cancel\\w*"
              + "|denied|refused|declined|not|false|no|ended|rejected");
  private static final Pattern CONSENT =
      words("consents?|opt ?ins?|optin|permissions?|marketing|agreement");
  private static final Pattern NOTHING =
      words(
          "creat\\w*|added|new|test|ping|sent|delivered|opened|clicked|help|info|signed ?up|registered"
              + "|received|open|click|bounce[ds]?|dropped|processed|deferred|answered|completed|logged ?in|purchased|paid|viewed|visited|sale|sold|busy|no ?answer|voice ?mail|answering ?machine|call ?back|appointment");

  /** "request.received" may be the very one. */
  private static final Pattern ASKING = words("requests?|demandes?|forms?|cases?|tickets?|survey");

  private static final Pattern CHANGED =
      words(
          "updat\\w*|chang\\w*|modif\\w*|delet\\w*|merg\\w*|property ?change|upsert\\w*|sync\\w*|edited");

  private Words() {}

  /**
   * Its words, as they are compared: {@code contact.propertyChange} is {@code contact property
   * change}.
   */
  static String plain(String text) {
    String divided = text.replaceAll("([a-z0-9])([A-Z])", "$1 $2");
    return Plain.of(divided).replaceAll("[^a-z0-9]+", " ").strip();
  }

  static Meaning of(String text) {
    String words = plain(text);
    boolean undone = UNDONE.matcher(words).find();
    if (words.matches("o|out")) {
      return Meaning.OUT;
    }
    if (ERASE.matcher(words).find()) {
      return Meaning.ERASE;
    }
    if (OUT.matcher(words).find()) {
      // "opt-out removed": the opposite, perhaps.
      String rest = OUT.matcher(words).replaceAll(" ");
      return UNDONE.matcher(rest).find() || in(rest) ? Meaning.UNKNOWN : Meaning.OUT;
    }
    if (undone && (CONSENT.matcher(words).find() || words.matches("revoked?|withdr\\w+"))) {
      return Meaning.OUT;
    }
    if (in(words)) {
      return undone ? Meaning.UNKNOWN : Meaning.IN;
    }
    if (CHANGED.matcher(words).find()) {
      return Meaning.CHANGED;
    }
    boolean somebodyAsks = ASKING.matcher(words).find();
    return NOTHING.matcher(words).find() && !somebodyAsks ? Meaning.NOTHING : Meaning.UNKNOWN;
  }

  private static boolean in(String words) {
    return IN.matcher(words).find();
  }

  /** The media that a name or text speaks of; empty when it names none. */
  static Set<Medium> media(String text) {
    String words = " " + plain(text) + " ";
    String close = Names.of(text);
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    if (words.matches(".* (sms|texts?|texto|mobile message)s? .*") || close.contains("sms")) {
      media.add(Medium.SMS);
    }
    if (close.contains("email") || close.contains("courriel") || close.contains("newsletter")) {
      media.add(Medium.EMAIL);
    }
    if (words.matches(
            ".* (calls?|calling|phones?|voice|tel|telephone|appels?|appeler|rappeler|dnc) .*")
        || close.matches(".*(donotcall|nocalls?|voice|nepasappeler|phone|dnc).*")) {
      media.add(Medium.VOICE);
    }
    if (words.matches(".* (post|postal|letters?|direct mail|courrier) .*")) {
      media.add(Medium.POST);
    }
    return media;
  }

  static Pattern words(String alternatives) {
    return Pattern.compile("\\b(" + alternatives + ")\\b");
  }
}
