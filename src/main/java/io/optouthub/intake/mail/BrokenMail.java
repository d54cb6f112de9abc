package io.optouthub.intake.mail;

import io.optouthub.intake.Charsets;
import java.util.Arrays;

/** The text of a mail whose structure cannot be told: what stands below its headers. */
final class BrokenMail {

  private static final int MOST_BYTES = 1_000_000;
  private static final String STRUCTURE =
      "--\\S+|(?i)content-[a-z-]+:.*|\\s+(charset|boundary)=.*|(?i)mime-version:.*";

  private BrokenMail() {}

  static String text(byte[] raw) {
    byte[] bounded = raw.length > MOST_BYTES ? Arrays.copyOf(raw, MOST_BYTES) : raw;
    String[] headAndBody = Charsets.decode(bounded, null).split("\\r?\\n\\r?\\n", 2);
    StringBuilder text = new StringBuilder();
    for (String line : (headAndBody.length < 2 ? "" : headAndBody[1]).split("\\R", -1)) {
      if (!line.matches(STRUCTURE)) {
        text.append(line).append('\n');
      }
    }
    String found = text.toString();
    boolean html = found.matches("(?si).*<(html|body|div|p)\\b.*");
    return html ? HtmlText.of(found) : found;
  }
}
