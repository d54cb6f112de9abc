package io.optouthub.intake;

import io.optouthub.optout.Medium;
import java.util.Map;
import java.util.Set;

/** Media as senders name them. */
public final class MediaWords {

  private static final Map<String, Set<Medium>> WORDS =
      Map.ofEntries(
          Map.entry("voice", Set.of(Medium.VOICE)),
          Map.entry("voix", Set.of(Medium.VOICE)),
          Map.entry("call", Set.of(Medium.VOICE)),
          Map.entry("calls", Set.of(Medium.VOICE)),
          Map.entry("appel", Set.of(Medium.VOICE)),
          Map.entry("appels", Set.of(Medium.VOICE)),
          Map.entry("phone", Set.of(Medium.VOICE)),
          Map.entry("tel", Set.of(Medium.VOICE)),
          Map.entry("telephone", Set.of(Medium.VOICE)),
          Map.entry("sms", Set.of(Medium.SMS)),
          Map.entry("text", Set.of(Medium.SMS)),
          Map.entry("texto", Set.of(Medium.SMS)),
          Map.entry("email", Set.of(Medium.EMAIL)),
          Map.entry("e-mail", Set.of(Medium.EMAIL)),
          Map.entry("mail", Set.of(Medium.EMAIL)),
          Map.entry("courriel", Set.of(Medium.EMAIL)),
          Map.entry("post", Set.of(Medium.POST)),
          Map.entry("courrier", Set.of(Medium.POST)),
          Map.entry("letter", Set.of(Medium.POST)),
          Map.entry("all", Medium.ALL),
          Map.entry("tous", Medium.ALL),
          Map.entry("tout", Medium.ALL),
          Map.entry("everything", Medium.ALL));

  private MediaWords() {}

  /**
   * @throws IllegalArgumentException when it names none; the message does not repeat it
   */
  public static Set<Medium> read(String word) {
    Set<Medium> media = WORDS.get(Plain.of(word));
    if (media == null) {
      throw new IllegalArgumentException("media: not one of voice, sms, email, post, all");
    }
    return media;
  }
}
