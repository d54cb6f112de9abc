package io.optouthub.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What answers say: {@code <template>.<language>.txt}, a line with the subject, a blank line, the
 * text; {@code {reference}}, {@code {company}} and {@code {page}} stand for what is known.
 */
@Component
class Templates {

  private final Path folder;

  Templates(AnswerSettings settings) {
    this.folder = settings.folder();
  }

  /**
   * @param subject empty: that of the mail, after "Re:"
   */
  record Text(String subject, String body) {}

  /** In this language, else in English; empty when there is no such template. */
  Optional<Text> text(String template, String language, Map<String, String> values) {
    if (!template.matches("[a-z][a-z0-9-]{0,58}") || !language.matches("[a-z]{2}")) {
      return Optional.empty();
    }
    return read(template + "." + language + ".txt")
        .or(() -> read(template + ".en.txt"))
        .map(written -> filled(written, values));
  }

  private Optional<String> read(String name) {
    try {
      Path own = folder.resolve(name);
      if (Files.isRegularFile(own)) {
        return Optional.of(Files.readString(own));
      }
      try (InputStream shipped = Templates.class.getResourceAsStream("/answers/" + name)) {
        return shipped == null
            ? Optional.empty()
            : Optional.of(new String(shipped.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line whose value is not known is left out. */
  private static Text filled(String written, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    for (String line : written.lines().toList()) {
      String one = line;
      boolean known = true;
      for (var value : values.entrySet()) {
        String name = "{" + value.getKey() + "}";
        known &= !one.contains(name) || !value.getValue().isEmpty();
        one = one.replace(name, value.getValue());
      }
      filled.append(known ? one + "\n" : "");
    }
    String[] parts = filled.toString().split("\n\n", 2);
    return new Text(parts[0].strip(), parts.length < 2 ? "" : parts[1]);
  }
}
