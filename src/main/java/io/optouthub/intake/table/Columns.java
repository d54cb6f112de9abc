package io.optouthub.intake.table;

import io.optouthub.intake.Channel;
import io.optouthub.intake.Plain;
import io.optouthub.optout.Medium;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which column holds what, found by the header's names.
 *
 * @param of field ({@code phone}, {@code email}, {@code media}, {@code brand}, {@code at}, {@code
 *     wish}, {@code proof}, {@code opposition}, {@code consent}) to column numbers from 0
 * @param media what a column's flag is about, where its name says so
 */
record Columns(Map<String, List<Integer>> of, Map<Integer, Medium> media) {

  private static final ColumnWords WORDS = new ColumnWords();
  private static final int LONGEST_NAME = 60;

  /** Names of a column that may say how a call ended, and may say anything else. */
  private static final Set<String> STATE =
      Set.of("status", "statut", "stato", "lead", "call", "appel", "chiamata");

  /** What a calling code is named after: "phone_code". */
  private static final Set<String> DIALED = Set.of("phone", "dial", "dialing", "calling");

  /** As named by the channel, else by common names. */
  static Columns of(List<String> header, Channel channel) {
    Map<String, List<Integer>> found = new TreeMap<>();
    Map<Integer, Medium> media = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      String field = channel.fields().isEmpty() ? null : named(channel, name);
      if (field == null) {
        field = field(name);
        field =
            field != null && channel.fields().containsKey(field.replace("weak", "phone"))
                ? null
                : field;
      }
      if (field != null) {
        found.computeIfAbsent(field, f -> new ArrayList<>()).add(i);
        Medium medium = medium(ColumnWords.words(name));
        if (medium != null) {
          media.put(i, medium);
        }
      }
    }
    List<Integer> weak = found.remove("weak");
    if (weak != null && !found.containsKey("phone") && weak.size() == 1) {
      found.put("phone", weak);
    }
    return new Columns(found, media);
  }

  private static @Nullable String named(Channel channel, String name) {
    for (var field : channel.fields().entrySet()) {
      if (plain(field.getValue()).equals(plain(name)) && !plain(name).isEmpty()) {
        return field.getKey();
      }
    }
    return null;
  }

  /** What a name means by itself; {@code weak} is a number that may be one of anything. */
  static @Nullable String field(String name) {
    Set<String> words = name.length() > LONGEST_NAME ? Set.of() : ColumnWords.words(name);
    if (words.isEmpty() || words.size() > 7) {
      return null;
    }
    if (WORDS.any("at", words)
        && words.size() <= 4
        && !words.contains("naissance")
        && !words.contains("birth")) {
      return "at";
    }
    if (WORDS.any("opposition", words) && flag(words)) {
      return "opposition";
    }
    if (WORDS.any("consent", words) && flag(words)) {
      return "consent";
    }
    if (words.contains("code") && words.size() == 2 && words.stream().anyMatch(DIALED::contains)) {
      return "country";
    }
    if (WORDS.any("country", words) && WORDS.all(words, "country", "code")) {
      return "country";
    }
    for (String whole : List.of("medium", "brand", "wish", "proof", "reason")) {
      if (WORDS.all(words, whole) || (words.size() == 2 && WORDS.all(words, whole, "opposition"))) {
        return whole.equals("medium") ? "media" : whole;
      }
    }
    if (STATE.containsAll(words) && words.stream().anyMatch(w -> w.startsWith("sta"))) {
      return "state";
    }
    return foreign(words) ? null : identity(words);
  }

  private static @Nullable String identity(Set<String> words) {
    if (WORDS.any("email", words)) {
      return "email";
    }
    if (WORDS.any("phone", words) || (WORDS.any("called", words) && WORDS.any("number", words))) {
      return "phone";
    }
    return WORDS.all(words, "number") ? "weak" : null;
  }

  private static boolean flag(Set<String> words) {
    return !List.of(
            "motif", "raison", "reason", "grund", "motivo", "source", "origine", "canal", "channel",
            "kanal", "type", "id", "numero", "number", "time", "ip", "heure", "hora", "ora", "zeit")
        .stream()
        .anyMatch(words::contains);
  }

  /** Whether a name is of somebody else's number, or of what only looks like one. */
  static boolean foreign(Set<String> words) {
    boolean clientsPhone = WORDS.any("phone", words) && !words.contains("fax");
    return WORDS.any("foreign", words)
        && !(clientsPhone
            && words.stream()
                .filter(w -> WORDS.any("foreign", Set.of(w)))
                .allMatch("cliente"::equals));
  }

  private static @Nullable Medium medium(Set<String> words) {
    if (words.contains("sms")
        || words.contains("texto")
        || words.contains("stopsms")
        || words.contains("nosms")) {
      return Medium.SMS;
    }
    if (WORDS.any("email", words)
        || words.contains("stopemail")
        || words.contains("noemail")
        || words.contains("emailing")
        || words.contains("newsletter")) {
      return Medium.EMAIL;
    }
    if (List.of("courrier", "postal", "poste", "post", "brief", "mailing", "correo postal").stream()
        .anyMatch(words::contains)) {
      return Medium.POST;
    }
    boolean voice =
        List.of(
                "appel",
                "appels",
                "call",
                "calls",
                "voice",
                "voix",
                "vocal",
                "anruf",
                "anrufe",
                "chiamata",
                "llamada",
                "stoptel",
                "nocall",
                "donotcall")
            .stream()
            .anyMatch(words::contains);
    return voice || WORDS.any("phone", words) ? Medium.VOICE : null;
  }

  boolean usable() {
    return !at("phone").isEmpty() || !at("email").isEmpty();
  }

  List<Integer> at(String field) {
    return of.getOrDefault(field, List.of());
  }

  static String plain(String name) {
    return Plain.of(name).replaceAll("[^a-z0-9]", "");
  }
}
