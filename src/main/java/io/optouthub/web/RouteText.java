package io.optouthub.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A route file as it is shown: line by line, with what could be a secret hidden. A secret belongs
 * into the environment; whoever wrote it into the file shall not find it on a page.
 */
final class RouteText {

  private static final String HIDDEN = "•••";
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)([\\w.-]*(?:pass|secret|token|credential|api-?key|private-?key|authorization)[\\w.-]*[\"']?\\s*[:=]\\s*)(\"[^\"]*\"|'[^']*'|[^\\s,}&#\"'][^,}&#]*)");
  private static final Pattern OPENS =
      Pattern.compile(
          "(?i)\\s*-?\\s*[\\w.\"'-]*(?:pass|secret|token|credential|key|authorization)[\\w.\"'-]*\\s*:\\s*([>|][+-]?\\d?)?\\s*");
  private static final Pattern IN_URL = Pattern.compile("(://[^/\\s:@\"']*:)[^/\\s@\"']+@");
  private static final Pattern PLACEHOLDER = Pattern.compile("RAW\\(|\\)|\\{\\{[^}]*}}|[\"'\\s]");

  private RouteText() {}

  /** One line; a bad one is where the file's problem is. */
  record Line(int number, String text, boolean bad) {}

  /**
   * @param problem the line of the file's problem; null when there is none, or nobody knows
   */
  static List<Line> lines(String yaml, @Nullable Integer problem) {
    List<Line> lines = new ArrayList<>();
    int hiddenBelow = -1;
    for (String line : yaml.stripTrailing().split("\\R", -1)) {
      int depth = line.length() - line.stripLeading().length();
      boolean inside = hiddenBelow >= 0 && (depth > hiddenBelow || line.isBlank());
      if (!inside) {
        hiddenBelow = OPENS.matcher(line).matches() ? depth : -1;
      }
      String shown = inside && !line.isBlank() ? " ".repeat(depth) + HIDDEN : discreet(line);
      lines.add(new Line(lines.size() + 1, shown, problem != null && problem == lines.size() + 1));
    }
    return lines;
  }

  private static String discreet(String line) {
    String shown = SECRET.matcher(line).replaceAll(RouteText::hidden);
    return IN_URL.matcher(shown).replaceAll("$1" + HIDDEN + "@");
  }

  /** What only names a value that stands elsewhere tells nothing. */
  private static String hidden(MatchResult found) {
    boolean elsewhere = PLACEHOLDER.matcher(found.group(2)).replaceAll("").isEmpty();
    String text = elsewhere ? found.group() : found.group(1) + HIDDEN;
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
