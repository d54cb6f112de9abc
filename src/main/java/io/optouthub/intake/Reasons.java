package io.optouthub.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a reader's language why something was not registered, which is stored in English. */
public final class Reasons {

  private static final int LONGEST = 1_000;
  private static final Pattern BLANK = Pattern.compile("\\{}");
  private static final Reasons ENGLISH = new Reasons(false);
  private static final Reasons FRENCH = new Reasons(true);

  private final Map<String, String> whole = new HashMap<>();
  private final List<Form> forms = new ArrayList<>();

  private record Form(Pattern english, int said, String other) {}

  private Reasons(boolean french) {
    for (String line : lines()) {
      String[] both = line.split(" = ", 2);
      String other = french ? both[1] : both[0];
      if (both[0].contains("{}")) {
        String quoted = "\\Q" + both[0].replace("{}", "\\E(.+?)\\Q") + "\\E";
        int said = both[0].replace("{}", "").length();
        forms.add(new Form(Pattern.compile(quoted, Pattern.DOTALL), said, other));
      } else {
        whole.put(both[0], other);
      }
    }
    forms.sort(Comparator.comparingInt(Form::said).reversed());
  }

  /** English where the language is none that the hub's pages speak. */
  public static Reasons in(Locale locale) {
    return locale.getLanguage().equals("fr") ? FRENCH : ENGLISH;
  }

  /**
   * The reason in this language, as far as it is known.
   *
   * @param others what becomes of words that are none of the hub's: file names, numbers, a reason
   *     of another version
   */
  public String say(String reason, UnaryOperator<String> others) {
    String known = whole.get(reason);
    if (known != null) {
      return known;
    }
    for (Form form : reason.length() > LONGEST ? List.<Form>of() : forms) {
      Matcher said = form.english().matcher(reason);
      if (said.matches()) {
        return filled(form.other(), said, others);
      }
    }
    return others.apply(reason);
  }

  private String filled(String form, Matcher said, UnaryOperator<String> others) {
    int[] next = {0};
    return BLANK
        .matcher(form)
        .replaceAll(blank -> Matcher.quoteReplacement(say(said.group(++next[0]), others)));
  }

  private static List<String> lines() {
    try (InputStream file = Reasons.class.getResourceAsStream("/intake/reasons.fr.txt")) {
      String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
