package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final Pattern USED = Pattern.compile("#\\{([a-z][A-Za-z.-]+)[}(]");

  @Test
  void bothLanguagesSayTheSameThings() throws IOException {
    assertThat(messages("fr").stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(messages("en").stringPropertyNames());
  }

  @Test
  void bothLanguagesFillTheSameBlanks() throws IOException {
    Properties french = messages("fr");
    messages("en")
        .forEach(
            (key, text) ->
                assertThat(blanks(String.valueOf(french.get(key))))
                    .as(key.toString())
                    .isEqualTo(blanks(text.toString())));
  }

  @Test
  void everyMessageThatATemplateNamesExists() throws IOException {
    Properties english = messages("en");
    try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
      for (Path template : templates.filter(Files::isRegularFile).toList()) {
        Matcher used = USED.matcher(Files.readString(template));
        while (used.find()) {
          assertThat(english.stringPropertyNames()).as(template.toString()).contains(used.group(1));
        }
      }
    }
  }

  // MessageFormat takes a single quote as the begin of a literal, and drops it: ’ is meant.
  @Test
  void noQuoteSwallowsABlank() throws IOException {
    for (String language : List.of("en", "fr")) {
      messages(language)
          .forEach(
              (key, text) -> {
                if (text.toString().contains("{")) {
                  assertThat(text.toString()).as(key.toString()).doesNotContain("'");
                }
              });
    }
  }

  private static List<String> blanks(String text) {
    List<String> blanks = new ArrayList<>();
    Matcher blank = Pattern.compile("\\{\\d}").matcher(text);
    while (blank.find()) {
      blanks.add(blank.group());
    }
    return blanks.stream().sorted().toList();
  }

  private static Properties messages(String language) throws IOException {
    Properties messages = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(
                MessagesTest.class.getResourceAsStream("/messages_" + language + ".properties")),
            StandardCharsets.UTF_8)) {
      messages.load(reader);
    }
    return messages;
  }
}
