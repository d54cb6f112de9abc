package io.optouthub.intake.payload;

import com.fasterxml.jackson.databind.JsonNode;
import io.optouthub.intake.payload.Words.Meaning;
import io.optouthub.optout.Medium;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what an object says about the person's wish: its events, its status, its flags. */
final class Signals {

  private static final Pattern SPEAKING =
      Pattern.compile(
          "event|eventname|eventtype|type|action|status|topic|subscriptiontype|optouttype|state|trigger"
              + "|operation|request|requesttype|intent|dispo|dispositionname|callresult|wrapupcode|disposition|dispositioncode|calloutcome|outcome"
              + "|changetype|kind|wish|choice|decision|subscriptionstatus|consentstatus");

  /** What may say it, and as often says something else. */
  private static final Pattern HINTING =
      Pattern.compile(
          "qualification|motif|reason|category|listname|list|subject|title|tags?|label");

  private static final Pattern REPLY =
      Pattern.compile("body|text|message|content|messagebody|smsbody|smstext|keyword");
  private static final Pattern KEYWORD =
      Words.words("(quit|end|cancel|stopall|stop sms|arret|arreter|no more|please stop)");
  private static final Pattern LABEL =
      Pattern.compile(
          "mobile|home|work|landline|cell|voice|sms|email|call|phone|fixe|person|individual");
  private static final Pattern ASIDE = Pattern.compile("(previous|old|before|original).*");
  private static final Pattern YES =
      Pattern.compile("true|yes|y|1|oui|o|on|x|ja|si|sim|t|opt-?out|stop");
  private static final Pattern NO = Pattern.compile("false|no|n|0|non|off|nein|f");
  private static final Pattern DATED =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d.*|\\d{10}|\\d{13}|\\d\\d/\\d\\d/\\d{4}.*");
  private static final Pattern ABOUT_IT =
      Pattern.compile(".*(url|link|id|token|reason|page|text|count|by|source|form|list)");

  /**
   * @param media what it is about; empty when it does not say
   */
  record Signal(Meaning meaning, Set<Medium> media) {}

  private static final Pattern DELIVERY =
      Pattern.compile("delivered|open(ed)?|click(ed)?|sent|deferred|processed|unique_opened");
  private static final Signal UNCLEAR = new Signal(Meaning.UNKNOWN, Set.of());

  private final List<Signal> all = new ArrayList<>();
  private final List<Signal> hints = new ArrayList<>();
  private boolean delivery;

  private Signals() {}

  static List<Signal> in(JsonNode object) {
    Signals signals = new Signals();
    signals.walk(object, "", 0);
    // The subject of a mail that was delivered is its sender's word.
    signals.hints.forEach(hint -> signals.all.add(signals.delivery ? UNCLEAR : hint));
    return signals.all;
  }

  /** What the value says that a channel has named as the wish, where it stands and as a word. */
  static List<Signal> wish(String path, String value) {
    Signals signals = new Signals();
    String key = path.replaceFirst(".*[.\\[]'?([^.\\[\\]']+)'?]?$", "$1");
    boolean constant = path.startsWith("'");
    String name = constant ? "wish" : Names.of(key);
    if (Flags.is(name)) {
      signals.leaf(key, name, value.strip(), "", 0);
    } else {
      signals.word(value, 0);
    }
    return signals.all;
  }

  /**
   * @param level how many names deep that are no mere wrapping; an unknown word counts at the top
   */
  private void walk(JsonNode node, String within, int level) {
    if (node.isArray()) {
      node.forEach(one -> walk(one, within, level));
      return;
    }
    Persons.Pair pair = Persons.pairOf(node);
    if (pair != null && (node.has("propertyName") || Flags.is(pair.name()))) {
      changed(pair, node);
      return;
    }
    String medium = Flags.medium(node);
    String around = medium.isEmpty() ? within : medium;
    for (var field : node.properties()) {
      String name = Names.of(field.getKey());
      JsonNode value = field.getValue();
      if (Names.phone(name)
          || Names.email(name) && value.isContainerNode()
          || ASIDE.matcher(name).matches()) {
        continue;
      }
      if (value.isObject() && Names.somebodyElse(name) && !name.equals("changes")) {
        continue;
      }
      JsonNode now = Flags.is(name) ? Flags.now(value) : null;
      if (now != null) {
        leaf(field.getKey(), name, now.asText().strip(), within, level);
      } else if (value.isContainerNode()) {
        walk(value, field.getKey(), Names.transparent(name) ? level : level + 1);
      } else if (!value.isNull() && !value.asText().isBlank()) {
        leaf(field.getKey(), name, value.asText().strip(), around, level);
      }
    }
  }

  /** HubSpot's {@code propertyName}, a list of custom fields, a log of changes. */
  private void changed(Persons.Pair pair, JsonNode node) {
    int before = all.size();
    boolean flag = Flags.is(pair.name());
    if (flag && pair.value().isValueNode()) {
      leaf(pair.name(), pair.name(), pair.value().asText().strip(), "", 0);
    } else if (node.has("propertyName")) {
      boolean data =
          Names.phone(pair.name()) || Names.email(pair.name()) || Flags.DATA.contains(pair.name());
      add(data ? Meaning.NOTHING : Meaning.CHANGED, Set.of());
    }
    boolean said = all.size() > before;
    for (var field : node.properties()) {
      String name = Names.of(field.getKey());
      if (SPEAKING.matcher(name).matches() && field.getValue().isTextual()) {
        Meaning meaning = Words.of(field.getValue().asText());
        if (!said || meaning == Meaning.OUT || meaning == Meaning.ERASE) {
          word(field.getValue().asText(), 1);
        }
      }
    }
  }

  private void leaf(String key, String name, String value, String within, int level) {
    String plain = value.toLowerCase(java.util.Locale.ROOT);
    boolean yes = YES.matcher(plain).matches();
    boolean no = NO.matcher(plain).matches();
    String around = Names.of(within);
    if (Flags.OUT.matcher(name).matches()) {
      outFlag(key, name, value, yes, no);
    } else if (Flags.IN.matcher(name).matches()
        && !(name.matches(".*(id|url|source|text|at|date)"))) {
      inFlag(Words.media(key).isEmpty() ? within : key, value, yes, no);
    } else if ((yes || no) && Flags.OUT.matcher(around).matches() && !Words.media(key).isEmpty()) {
      add(yes ? Meaning.OUT : Meaning.NOT_OUT, Words.media(key));
    } else if ((yes || no)
        && Flags.PREFERENCES.matcher(around).matches()
        && !Words.media(key).isEmpty()) {
      add(yes ? Meaning.IN : Meaning.OUT, Words.media(key));
    } else if (REPLY.matcher(name).matches()) {
      reply(value);
    } else if (HINTING.matcher(name).matches()) {
      hint(value);
    } else if (SPEAKING.matcher(name).matches() && !LABEL.matcher(plain).matches()) {
      boolean state = name.matches(".*(status|state)") && level == 0;
      delivery |= level == 0 && DELIVERY.matcher(plain).matches();
      boolean nothing = state && Words.of(value) == Meaning.NOTHING;
      // A new or received request is one; that something new happened is not.
      word(nothing ? "unknown" : value, level);
    }
  }

  /** A text message that a person wrote; a long one is for a person to read. */
  private void reply(String text) {
    String words = Words.plain(text);
    Meaning meaning = KEYWORD.matcher(words).matches() ? Meaning.OUT : Words.of(text);
    boolean brief = words.split(" ").length <= 12;
    if (meaning == Meaning.OUT || meaning == Meaning.ERASE) {
      add(brief ? meaning : Meaning.UNKNOWN, Set.of());
    } else {
      boolean word = words.indexOf(' ') < 0 && meaning != Meaning.CHANGED;
      add(word ? meaning : Meaning.UNKNOWN, Set.of());
    }
  }

  private void hint(String text) {
    Meaning meaning = Words.of(text);
    if (meaning == Meaning.OUT || meaning == Meaning.ERASE) {
      Set<Medium> media = meaning == Meaning.OUT ? Words.media(text) : Set.of();
      hints.add(new Signal(meaning, media));
    }
  }

  private void outFlag(String key, String name, String value, boolean yes, boolean no) {
    if (name.contains("fax") || name.contains("whatsapp")) {
      return;
    }
    if (yes || no) {
      add(yes ? Meaning.OUT : Meaning.NOT_OUT, Words.media(key));
    } else if (DATED.matcher(value).matches() && !name.matches(".*(id|phone|number)")) {
      add(Meaning.OUT, Words.media(key));
    } else if (!Words.media(value).isEmpty() && value.length() < 40) {
      add(Meaning.OUT, Words.media(value));
    } else if (!ABOUT_IT.matcher(name).matches() || SPEAKING.matcher(name).matches()) {
      word(value, 0);
    }
  }

  private void inFlag(String key, String value, boolean yes, boolean no) {
    if (yes || no) {
      add(yes ? Meaning.IN : Meaning.OUT, Words.media(key));
    } else if (Words.plain(value)
        .matches("(revoked|withdrawn|denied|refused|declined|none|rejected|expired)")) {
      add(Meaning.OUT, Words.media(key));
    } else {
      word(value, 0);
    }
  }

  private void word(String text, int level) {
    Meaning meaning = Words.of(text);
    // "contact", "mobile", "active" further down say nothing about a wish.
    if (meaning == Meaning.UNKNOWN && level > 0 || text.length() > 200) {
      return;
    }
    add(meaning, meaning == Meaning.OUT ? Words.media(text) : Set.of());
  }

  private void add(Meaning meaning, Set<Medium> media) {
    all.add(new Signal(meaning, media.isEmpty() ? Set.of() : EnumSet.copyOf(media)));
  }
}
