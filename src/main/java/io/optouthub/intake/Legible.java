package io.optouthub.intake;

import io.optouthub.intake.mail.ReadableMail;
import java.util.Arrays;

/** What arrived, as a person reads it. */
public final class Legible {

  private Legible() {}

  /**
   * Of a mail its date, addresses, subject and words with all quotes; else what was sent, empty
   * when that is no text.
   *
   * @param kind of the arrival: mail, file, webhook, form, api, complaint
   * @param most characters; more is cut off
   */
  public static String text(String kind, byte[] kept, int most) {
    String text = kind.equals("mail") ? ReadableMail.of(kept, most) : plain(kept, most);
    return text.length() > most ? text.substring(0, most) : text;
  }

  private static String plain(byte[] kept, int most) {
    byte[] first = kept.length > 4 * most ? Arrays.copyOf(kept, 4 * most + 4) : kept;
    for (byte one : first) {
      if (one == 0) {
        return "";
      }
    }
    return Charsets.decode(first, null);
  }
}
