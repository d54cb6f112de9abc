package io.optouthub.intake.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * A mail of the set in {@code src/test/resources/mail}, written by hand, and what is expected of
 * it.
 *
 * @param country of its mailbox; the later sets were written for mailboxes of their writers'
 *     countries
 * @param outcome as in a first line: registered, review, set-aside
 * @param identities in clear
 * @param media by name
 */
record SampleMail(
    String id,
    String country,
    String outcome,
    Set<String> identities,
    Set<String> media,
    byte[] raw) {

  private static final Path FOLDER = Path.of("src/test/resources/mail");

  static List<SampleMail> all() {
    try (var files = Files.list(FOLDER)) {
      List<SampleMail> mails = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
        for (String one : ("\n" + Files.readString(file)).split("\n### ")) {
          if (!one.isBlank()) {
            mails.add(plain(one));
          }
        }
      }
      for (String line : Files.readAllLines(FOLDER.resolve("mime/expectations.txt"))) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String id = line.split(" ")[0];
          mails.add(of(line, Files.readAllBytes(FOLDER.resolve("mime/" + id + ".eml"))));
        }
      }
      return mails;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SampleMail plain(String written) {
    String[] parts = written.split("\n", 2);
    String[] mail = parts[1].split("\n\n", 2);
    String body = mail.length < 2 ? "" : mail[1];
    String type = body.startsWith("<html") ? "text/html" : "text/plain";
    String head =
        mail[0].strip().contains("Content-Type:")
            ? ""
            : "\nMIME-Version: 1.0\nContent-Type: "
                + type
                + "; charset=utf-8\nContent-Transfer-Encoding: 8bit";
    String whole = mail[0].strip() + head + "\n\n" + body;
    return of(parts[0], whole.getBytes(StandardCharsets.UTF_8));
  }

  private static SampleMail of(String line, byte[] raw) {
    String[] words = line.strip().split("\\s+");
    String language = words[0].replaceFirst("^[b-e]-", "").replaceFirst("-.*", "");
    String country = words[0].matches("[b-e]-.*") ? language.toUpperCase(Locale.ROOT) : "FR";
    return new SampleMail(
        words[0], country.replace("EN", "GB"), words[1], set(words[2]), set(words[3]), raw);
  }

  private static Set<String> set(String list) {
    return list.equals("-") ? Set.of() : new TreeSet<>(Arrays.asList(list.split(",")));
  }
}
