package io.optouthub.web;

import io.optouthub.intake.Legible;

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
    String text = Legible.text(kind, kept, MOST + 1);
    boolean cut = text.length() > MOST;
    return new EvidenceView(cut ? text.substring(0, MOST) : text, kept.length, cut);
  }
}
