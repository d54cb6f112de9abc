package io.optouthub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The security page names tests and files; each of them is there. */
class SecurityPageTest {

  private static final Path PAGE = Path.of("src/SECURITY.md");
  private static final Pattern NAME =
      Pattern.compile("`([A-Z]\\w*(?:Test|IT|Contract))(?:\\.(\\w+)(?:\\.{3})?)?`");
  private static final Pattern FILE =
      Pattern.compile("`((?:src|config|docker|\\.ci)/[^` ]+|pom\\.xml|README\\.md)`");

  @Test
  void eachTestAndFileThatItNamesExists() throws IOException {
    String page = Files.readString(PAGE);
    Map<String, String> tests = tests();
    List<String> missing = new ArrayList<>();
    Matcher name = NAME.matcher(page);
    int named = 0;
    while (name.find()) {
      named++;
      String source = tests.get(name.group(1));
      if (source == null || name.group(2) != null && !source.contains(" " + name.group(2))) {
        missing.add(name.group());
      }
    }
    Matcher file = FILE.matcher(page);
    while (file.find()) {
      if (!Files.exists(Path.of(file.group(1)))) {
        missing.add(file.group(1));
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(50);
  }

  @Test
  void eachChapterOfTheStandardHasItsRows() throws IOException {
    String page = Files.readString(PAGE);
    for (int chapter = 1; chapter <= 17; chapter++) {
      assertThat(page).contains("| V" + chapter + ".1 ");
    }
  }

  private static Map<String, String> tests() throws IOException {
    Map<String, String> tests = new HashMap<>();
    try (var files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    return tests;
  }
}
