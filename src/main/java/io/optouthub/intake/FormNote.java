package io.optouthub.intake;

import io.optouthub.optout.Email;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person left beside a request on the hub's pages, as it is kept for evidence: a text that
 * people can read, and in its first lines where the receipt goes.
 *
 * @param receipt where a receipt is sent to; null when none is wished
 * @param language ISO 639 code of the page
 * @param words in the person's own words; empty for none
 */
public record FormNote(@Nullable Email receipt, String language, String words) {

  private static final String RECEIPT = "Receipt to: ";
  private static final Pattern HEAD =
      Pattern.compile("Receipt to: (\\S{3,254})\nLanguage: ([a-z]{2})\n\n.*", Pattern.DOTALL);

  public boolean empty() {
    return receipt == null && words.isBlank();
  }

  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  private String text() {
    if (receipt != null) {
      return RECEIPT + receipt.value() + "\nLanguage: " + language + "\n\n" + words;
    }
    // Words that look like our first lines are still only words.
    return words.startsWith(RECEIPT) ? "\n" + words : words;
  }

  /** Where the receipt goes, and in which language; empty when none is wished. */
  public static Optional<Replies.Reply> receipt(byte[] kept) {
    Matcher head = HEAD.matcher(new String(kept, StandardCharsets.UTF_8));
    if (!head.matches()) {
      return Optional.empty();
    }
    return Optional.of(new Replies.Reply(new Email(head.group(1)), head.group(2), "", "", ""));
  }
}
