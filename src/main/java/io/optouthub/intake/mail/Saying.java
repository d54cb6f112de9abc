package io.optouthub.intake.mail;

import io.optouthub.intake.Plain;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Divides a mail's text into what was said now and what was not, for many mail programs. */
@Component
class Saying {

  private static final int MOST_TEXT = 60_000;
  private static final int CLOSING_WORDS = 7;
  private static final int INTRODUCTION_LINES = 4;
  private static final Pattern MARK = Pattern.compile("^(-- ?|--\u00a0|__|—|––)$");
  private static final Pattern RULE = Pattern.compile("^\\s*[_=]{10,}\\s*$");
  private static final Pattern QUOTE = Pattern.compile("^\\s{0,3}[>|].*");

  private static final Pattern CITATION =
      Pattern.compile("\"[^\"]{20,600}\"|«[^»]{20,600}»|“[^”]{20,600}”|„[^“”]{20,600}[“”]");

  private static final Pattern FORWARDED =
      Pattern.compile(
          "forward|transfer|transmis|reexpedi|reenviad|inoltrat|doorgestuurd|encaminhad|weitergeleitet");
  private static final Pattern POSTSCRIPT = Pattern.compile("(?i)^\\s*p\\.?\\s?s\\b.*");

  /** An answer to a question for one's number is short, and has it. */
  private static final int ANSWER = 200;

  private static final Pattern NUMBER = Pattern.compile("\\d(?:\\D{0,2}\\d){7}");

  private final Rules rules;
  private final Pattern wrote;
  private final Headers headers;
  private final Pattern quoted;
  private final Set<String> closings;
  private final PhraseBook closing;
  private final PhraseBook device;
  private final PhraseBook disclaimer;

  Saying(Rules rules, Headers headers) {
    this.rules = rules;
    this.headers = headers;
    wrote =
        Pattern.compile(
            "(?s).*\\b(" + Headers.any(rules.lines("wrote")) + ")\\b.{0,120}:\\s*>?\\s*$");
    quoted = Pattern.compile("^(" + Headers.any(rules.lines("quoted")) + ")\\b.{0,60}$");
    closings = rules.lines("closing").stream().collect(Collectors.toSet());
    closing = rules.book("closing");
    device = rules.book("device");
    disclaimer = rules.book("disclaimer");
  }

  /**
   * @param sender the From header: what somebody quotes of himself, he says again
   */
  Said divide(String whole, String sender) {
    String bounded = whole.length() > MOST_TEXT ? whole.substring(0, MOST_TEXT) : whole;
    StringBuilder others = new StringBuilder();
    String text = CITATION.matcher(bounded).replaceAll(match -> cited(match.group(), others));
    String[] lines = text.replace('\u00a0', ' ').split("\\R", -1);
    StringBuilder own = new StringBuilder();
    StringBuilder signature = new StringBuilder();
    StringBuilder earlier = new StringBuilder();
    boolean again = false;
    boolean forwards = false;
    boolean signed = false;
    int i = 0;
    while (i < lines.length) {
      String line = lines[i];
      int introduced = introduction(lines, i);
      if (QUOTE.matcher(line).matches()) {
        again &= !inner(line);
        (again ? earlier : others).append(again ? Headers.unmarked(line) : line).append('\n');
      } else if (introduced > 0 && followedByMarks(lines, i + introduced)) {
        String words = String.join(" ", List.of(lines).subList(i, i + introduced));
        again = earlier.isEmpty() && names(sender, words);
        i += introduced - 1;
      } else if (introduced > 0) {
        forwards = FORWARDED.matcher(Plain.of(line)).find();
        append(others, lines, i);
        break;
      } else {
        // A reply below the quote is a new beginning; a closing ends what is said above it.
        signed |= !own.toString().isBlank() && signs(line) || MARK.matcher(line).matches();
        signed &= !POSTSCRIPT.matcher(line).matches();
        (signed ? signature : own).append(line).append('\n');
      }
      i++;
    }
    int card = Card.begins(own.toString());
    signature.insert(0, own.substring(card) + '\n');
    own.setLength(card);
    if (earlier.isEmpty() && own.length() < ANSWER && NUMBER.matcher(own).find()) {
      earlier.append(Objects.requireNonNullElse(asked(others.toString(), sender), ""));
    }
    own.append(earlier.isEmpty() ? "" : "\n\n" + earlier);
    return new Said(
        own.toString().strip(), signature.toString().strip(), others.toString(), forwards);
  }

  /** What the writer said before somebody asked him for a number; null when there is nothing. */
  private @Nullable String asked(String quoted, String sender) {
    List<String> lines = quoted.lines().map(line -> line.replaceFirst("^[\\s>|]+", "")).toList();
    for (int i = 0; i < lines.size(); i++) {
      String two = lines.get(i) + " " + (i + 1 < lines.size() ? lines.get(i + 1) : "");
      if (two.length() < 400 && wrote.matcher(Plain.of(two)).matches() && names(sender, two)) {
        return String.join("\n", lines.subList(Math.min(i + 2, lines.size()), lines.size()));
      }
    }
    return null;
  }

  /**
   * A message that is cited with its number is not the writer's word: it moves to what is quoted.
   */
  private static String cited(String citation, StringBuilder to) {
    if (Words.plain(citation).stream().filter(word -> word.matches("\\D+")).count() < 5
        || citation.replaceAll("\\D", "").length() < 8) {
      return Matcher.quoteReplacement(citation);
    }
    to.append(citation).append('\n');
    return "\"\"";
  }

  /** Whether the line that introduces a quote names the sender as who wrote it. */
  private static boolean names(String sender, String introduction) {
    String name = String.join(" ", Words.plain(sender.replaceAll("<.*", "")));
    String address = sender.replaceAll("(?s).*<|>.*", "").strip();
    String written = String.join(" ", Words.plain(introduction));
    return name.contains(" ") && name.length() > 6 && written.contains(name)
        || address.contains("@") && introduction.contains(address);
  }

  /** A quote within the quote, or what introduces one. */
  private boolean inner(String line) {
    String unmarked = Headers.unmarked(line);
    return QUOTE.matcher(unmarked).matches() || wrote.matcher(Plain.of(unmarked)).matches();
  }

  private static void append(StringBuilder to, String[] lines, int from) {
    for (int i = from; i < lines.length; i++) {
      to.append(lines[i]).append('\n');
    }
  }

  /** How many lines introduce somebody else's words here; 0 when none do. */
  private int introduction(String[] lines, int at) {
    String plain = Plain.of(lines[at]);
    if (plain.isEmpty()) {
      return 0;
    }
    if (quoted.matcher(String.join(" ", Words.plain(lines[at]))).matches()) {
      return 1;
    }
    if (headers.begin(lines, at)) {
      return 1;
    }
    if (RULE.matcher(lines[at]).matches()) {
      int next = at + 1;
      while (next < lines.length && lines[next].isBlank()) {
        next++;
      }
      return next < lines.length && headers.begin(lines, next) ? next - at + 1 : 0;
    }
    StringBuilder joined = new StringBuilder();
    for (int n = 0; n < INTRODUCTION_LINES && at + n < lines.length; n++) {
      String next = Plain.of(lines[at + n]);
      if (next.isEmpty()) {
        break;
      }
      joined.append(n == 0 ? "" : " ").append(next);
      boolean dated = joined.chars().anyMatch(Character::isDigit) || joined.indexOf("@") >= 0;
      if (dated && joined.length() < 300 && wrote.matcher(joined).matches()) {
        return n + 1;
      }
    }
    return 0;
  }

  private static boolean followedByMarks(String[] lines, int at) {
    for (int i = at; i < Math.min(lines.length, at + 3); i++) {
      if (!lines[i].isBlank()) {
        return QUOTE.matcher(lines[i]).matches();
      }
    }
    return false;
  }

  /** Whether the signature begins with this line. */
  private boolean signs(String line) {
    String plain = Plain.of(line);
    if (plain.isEmpty() || plain.length() > 200) {
      return false;
    }
    String words = String.join(" ", Words.plain(line));
    if (closings.contains(words)) {
      return true;
    }
    Text text = rules.text(line);
    // Short, and nearly all of it a closing; or a long formula such as "Veuillez agréer, Madame,
    // ...".
    boolean closes =
        closing.find(text).stream()
            .anyMatch(
                m ->
                    m.from() == 0
                        && (m.to() > 4
                            || text.size() <= CLOSING_WORDS && m.to() >= text.size() - 1));
    return closes || begins(device, text) || begins(disclaimer, text);
  }

  private static boolean begins(PhraseBook book, Text line) {
    return book.find(line).stream().anyMatch(match -> match.from() == 0);
  }
}
