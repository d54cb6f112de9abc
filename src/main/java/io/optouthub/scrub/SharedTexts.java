package io.optouthub.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.BitSet;

/** Copies a workbook's shared texts; those that no cell holds any more are emptied. */
final class SharedTexts {

  private SharedTexts() {}

  static void copy(InputStream in, OutputStream out, BitSet used) throws IOException {
    XmlTokens tokens = new XmlTokens(in);
    int next = 0;
    boolean dropped = false;
    while (tokens.next()) {
      if (tokens.begins("si") && !tokens.empty()) {
        dropped = !used.get(next);
        tokens.copy(out);
      } else if (tokens.closes("si")) {
        dropped = false;
        tokens.copy(out);
      } else if (!dropped) {
        tokens.copy(out);
      }
      next += tokens.begins("si") ? 1 : 0;
    }
  }
}
