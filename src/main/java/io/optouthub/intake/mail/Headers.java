package io.optouthub.intake.mail;

import io.optouthub.intake.Plain;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The headers of another message that a mail program writes into a text. */
@Component
class Headers {

  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?i)^[*\\s]*(?:subject|objet|betreff|asunto|oggetto|onderwerp|assunto)\\s*:[*\\s]*(.*)");

  private final Pattern from;
  private final Pattern header;

  Headers(Rules rules) {
    from = Pattern.compile("^[*\\s]*(" + any(rules.lines("from")) + ")\\s*:[*\\s]*\\S.*");
    header = Pattern.compile("^[*\\s]*(" + any(rules.lines("header")) + ")\\s*:.*");
  }

  /** Alternatives of a rules file as a regular expression; several words may be alternatives. */
  static String any(List<String> lines) {
    return String.join(
        "|", lines.stream().map(line -> line.replaceAll("(\\S*\\|\\S*)", "($1)")).toList());
  }

  /** Whether "From:" stands here and another header below it, or two within the next lines. */
  boolean begin(String[] lines, int at) {
    if (!from.matcher(Plain.of(lines[at])).matches()) {
      return false;
    }
    int headers = 0;
    for (int i = at + 1; i < Math.min(lines.length, at + 7); i++) {
      headers += header(lines[i]) ? 1 : 0;
    }
    boolean next = at + 1 < lines.length && header(lines[at + 1]);
    return headers >= 2 || next;
  }

  /** The first message in a text that has its headers there; null when none has. */
  @Nullable Forward forward(String text) {
    String[] marked = text.split("\\R", -1);
    String[] unmarked = Stream.of(marked).map(Headers::unmarked).toArray(String[]::new);
    for (int i = 0; i < marked.length; i++) {
      if (begin(unmarked, i)) {
        return forward(begin(marked, i) ? marked : unmarked, i);
      }
    }
    return null;
  }

  private Forward forward(String[] lines, int at) {
    String subject = "";
    int i = at;
    while (i < lines.length && (header(lines[i]) || from.matcher(Plain.of(lines[i])).matches())) {
      Matcher written = SUBJECT.matcher(lines[i]);
      subject = written.matches() ? written.group(1).strip() : subject;
      i++;
    }
    String text = String.join("\n", List.of(lines).subList(i, lines.length));
    return new Forward(lines[at].replaceFirst("^[^:]*:[*\\s]*", ""), subject, text);
  }

  private boolean header(String line) {
    return header.matcher(Plain.of(line)).matches();
  }

  static String unmarked(String line) {
    return line.replaceFirst("^\\s{0,3}[>|] ?", "");
  }
}
