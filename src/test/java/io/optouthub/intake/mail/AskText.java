package io.optouthub.intake.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text of {@code src/test/resources/mail-asks} and what it asks; what asks for nothing that stops
 * (again, a complaint, a question, a mailing) asks for nothing here.
 *
 * @param file by which texts of one language stand together
 */
record AskText(String file, String text, Set<Asked> asked) {

  private static final Path FOLDER = Path.of("src/test/resources/mail-asks");

  private static final Map<String, Set<Asked>> LABELS =
      Map.of(
          "calls", Set.of(Asked.STOP_CALLS),
          "sms", Set.of(Asked.STOP_SMS),
          "mail", Set.of(Asked.STOP_MAILINGS),
          "post", Set.of(Asked.STOP_POST),
          "all", Set.of(Asked.STOP_ALL),
          "optin", Set.of(),
          "complaint", Set.of(),
          "other", Set.of(),
          "unclear", Set.of());

  static List<AskText> all() {
    try (var files = Files.list(FOLDER)) {
      List<AskText> texts = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        for (String one : ("\n" + Files.readString(file)).split("\n### ")) {
          if (!one.isBlank()) {
            texts.add(of(String.valueOf(file.getFileName()), one));
          }
        }
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AskText of(String file, String written) {
    String[] parts = written.split("\n", 2);
    Set<Asked> asked = EnumSet.noneOf(Asked.class);
    for (String label : parts[0].strip().split(",")) {
      asked.addAll(LABELS.getOrDefault(label, Set.of(Asked.NOT_ASKED)));
    }
    return new AskText(file, body(parts[1].strip()), asked);
  }

  /** The text, then the subject, as they stand in a letter. */
  private static String body(String mail) {
    if (!mail.startsWith("Subject:")) {
      return mail;
    }
    String[] parts = mail.split("\n", 2);
    String subject = parts[0].substring("Subject:".length()).strip();
    return (parts.length > 1 ? parts[1].strip() + "\n\n" : "") + subject;
  }
}
