package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence of the sources that may come to be a stored reason has its French. */
class ReasonsTest {

  private static final Path MAIN = Path.of("src/main/java/io/optouthub");
  private static final Path FILE = Path.of("src/main/resources/intake/reasons.fr.txt");

  /** What says why beside the intake, and where it takes in what was given in fields. */
  private static final List<String> OTHERS =
      List.of(
          "web/Fields.java",
          "web/OptOutsApi.java",
          "web/RequestReader.java",
          "web/Submissions.java",
          "register/Announced.java",
          "register/ManifestLines.java",
          "register/PostgresChainCheck.java");

  /** Sentences that no item has as its reason; a new one that is neither here nor there fails. */
  private static final Set<String> NO_REASONS =
      Set.of(
          // Settings and rules that stop a start, and the hub's own faults.
          "optout.own-numbers: write each as +33 1 99 00 12 34",
          "{}, line {}: there is no such section",
          "Not understood at {}: {}",
          // Beside what was read, and what is looked for in it.
          "Receipt to: {}",
          "{}Language: {}{}",
          "No such reference",
          "{} numero {}",
          "{} optout {}",
          "script, style, head",
          "p, div, tr, li, h1, h2, h3, blockquote",
          "great britain",
          "correo postal",
          "Duplicate field",
          // In a mail as it is shown.
          "a forwarded mail",
          "an attachment: {}",
          "the rest of this mail cannot be read",
          // XML that is not read further, for its own reason.
          "Nothing is fetched",
          "A document type is not allowed",
          "It ends within a notification",
          "A field stands twice, or there are too many",
          // The names after "there are".
          "phone, email, country, media, brand, at, wish, proof, id, words, channel");

  private static final String TEXT = "\"(?:[^\"\\\\\\n]|\\\\.)*\"";
  private static final String VALUE = "[\\w.]+(?:\\(\\w*\\)(?:\\.\\w+\\(\\w*\\))*)?";
  private static final Pattern CHAIN =
      Pattern.compile(
          "(?:%2$s\\s*\\+\\s*)?%1$s(?:\\s*\\+\\s*(?:%1$s|%2$s))*".formatted(TEXT, VALUE));
  private static final Pattern PART = Pattern.compile(TEXT + "|" + VALUE);
  private static final Pattern SENTENCE =
      Pattern.compile(
          "(?!select )(?=[\\w{(:])[\\w{}(),;:?'./ +-]*[a-z}]{2}[,:;]? [a-z{][\\w{}(),;:?'./ +-]*");

  @Test
  void everySentenceThatMayBecomeAReasonHasItsFrench() throws IOException {
    Set<String> known = file().keySet();
    List<String> missing = new ArrayList<>();
    int found = 0;
    for (Path source : sources()) {
      for (String sentence : sentences(Files.readString(source))) {
        found++;
        boolean there =
            known.contains(sentence)
                || known.contains("{}" + sentence)
                || NO_REASONS.contains(sentence);
        if (!there) {
          missing.add(source.getFileName() + ": " + sentence);
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(found).isGreaterThan(150);
  }

  @Test
  void theScanSeesSentencesHoweverTheyAreMade() {
    assertThat(
            sentences(
                """
                return Item.review("it cannot be", raw);
                String doubt = one ? "it is one" : "it is none";
                why("at most " + MOST.of(it) + " at once"); // "no such thing"
                why("of these: " + String.join(", ", all)); log("key={} of none");
                """))
        .containsExactly(
            "it cannot be", "it is one", "it is none", "at most {} at once", "of these: {}");
  }

  @Test
  void everySentenceOfTheFileIsStillInTheSources() throws IOException {
    Set<String> sentences = new HashSet<>();
    for (Path source : sources()) {
      sentences.addAll(sentences(Files.readString(source)));
    }
    List<String> gone = new ArrayList<>(file().keySet());
    gone.removeIf(
        english -> !english.matches(".*[a-z]{2},? [a-z].*") || sentences.contains(english));
    gone.removeIf(english -> sentences.stream().anyMatch(one -> english.equals("{}" + one)));
    assertThat(gone)
        .containsExactlyInAnyOrder(
            "{}: no such field; there are {}",
            "{}: its SHA-256 is not the one announced",
            "{}: {} rows were announced, {} came",
            "{}: announced and has not come");
  }

  @Test
  void whatVariesStandsInBothLanguages() throws IOException {
    file()
        .forEach(
            (english, french) ->
                assertThat(french.split("\\{}", -1))
                    .as(english)
                    .hasSameSizeAs(english.split("\\{}", -1)));
  }

  @Test
  void reasonsWithinReasonsAreSaidToo() {
    assertThat(french("phone: not a phone number: it holds letters"))
        .isEqualTo("numéro : pas un numéro de téléphone : il contient des lettres");
    assertThat(french("phone: not a phone number; brand: at most 60 characters"))
        .isEqualTo("numéro : pas un numéro de téléphone ; marque : 60 caractères au plus");
    assertThat(french("an entry is unreadable from here on: not JSON at line 7"))
        .isEqualTo("une entrée est illisible à partir d’ici : pas du JSON à la ligne 7");
    assertThat(french("not JSON: a name stands twice: line 1, column 20"))
        .isEqualTo("pas du JSON : un nom y figure deux fois : ligne 1, colonne 20");
    assertThat(french("it looks like an automatic reply, but asks"))
        .isEqualTo("cela ressemble à une réponse automatique, mais demande quelque chose");
  }

  @Test
  void whatIsUnknownStandsAsItIs() {
    assertThat(french("something else")).isEqualTo("something else");
    assertThat(Reasons.in(Locale.FRENCH).say("at 5; of 7", others -> "<" + others + ">"))
        .isEqualTo("<at 5> ; <of 7>");
    for (String english : List.of("it names no number", "phone: too long", "the file is x")) {
      assertThat(Reasons.in(Locale.ENGLISH).say(english, UnaryOperator.identity()))
          .isEqualTo(english);
    }
  }

  private static String french(String reason) {
    return Reasons.in(Locale.FRENCH).say(reason, UnaryOperator.identity());
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>(OTHERS.stream().map(MAIN::resolve).toList());
    for (String room : List.of("intake", "optout")) {
      try (Stream<Path> all = Files.walk(MAIN.resolve(room))) {
        all.filter(path -> path.toString().endsWith(".java"))
            // What is wrong with an example or a rules file is said at the route, or at the start.
            .filter(path -> !path.toString().matches(".*/(trial/.*|Reasons\\.java)"))
            .forEach(sources::add);
      }
    }
    return sources;
  }

  /** The texts of a source that read as sentences, with {} for what is put between. */
  private static List<String> sentences(String source) {
    String code =
        source
            .replaceAll("(?s)/\\*.*?\\*/", "")
            .replaceAll("(?m)\\s//.*$", "")
            .replaceAll("(?s)\"\"\".*?\"\"\"", "")
            .replaceAll("(?s)IllegalStateException\\([^;]*;", "")
            .replaceAll(
                "(?s)(summary|description) =\\s*" + TEXT + "(\\s*\\+\\s*" + TEXT + ")*", "");
    List<String> sentences = new ArrayList<>();
    Matcher chain = CHAIN.matcher(code);
    while (chain.find()) {
      String sentence = joined(chain.group());
      if (SENTENCE.matcher(sentence).matches()) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  private static String joined(String chain) {
    StringBuilder text = new StringBuilder();
    Matcher part = PART.matcher(chain);
    while (part.find()) {
      boolean literal = part.group().startsWith("\"");
      text.append(literal ? part.group().substring(1, part.group().length() - 1) : "{}");
    }
    String all = text.toString().replace("\\n", "").replaceAll("^\\[|]$", "");
    return (all.startsWith(" ") ? "{}" : "") + all + (all.endsWith(" ") ? "{}" : "");
  }

  private static Map<String, String> file() throws IOException {
    Map<String, String> file = new HashMap<>();
    for (String line : Files.readAllLines(FILE)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] both = line.split(" = ");
        assertThat(both).as(line).hasSize(2);
        assertThat(file.put(both[0], both[1])).as(line).isNull();
      }
    }
    return file;
  }
}
