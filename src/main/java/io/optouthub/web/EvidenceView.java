package io.optouthub.web;

import io.optouthub.intake.Charsets;
import io.optouthub.intake.mail.ReadableMail;

/**
 * What arrived, as a person reads it.
 *
 * @param text of a mail its date, addresses, subject and words with all quotes; else what was sent
 * @param bytes how many were kept; all of them are to be had from {@code /evidence}
 * @param cut whether the text goes on
 */
record EvidenceView(String text, int bytes, boolean cut) {

  private static final int MOST = 50_000;

  static EvidenceView of(String kind, byte[] kept) {
    String text = kind.equals("mail") ? ReadableMail.of(kept, MOST + 1) : plain(kept);
    boolean cut = text.length() > MOST;
    return new EvidenceView(cut ? text.substring(0, MOST) : text, kept.length, cut);
  }

  private static String plain(byte[] kept) {
    byte[] first = kept.length > 4 * MOST ? java.util.Arrays.copyOf(kept, 4 * MOST + 4) : kept;
    for (byte one : first) {
      if (one == 0) {
        return "";
      }
    }
    return Charsets.decode(first, null);
  }
}
