package io.optouthub.intake;

import io.optouthub.optout.Wish;
import java.util.Set;

/** What is wished, as senders write it. */
public final class Wishes {

  private static final Set<String> OUT =
      Set.of(
          "",
          "opt-out",
          "optout",
          "out",
          "stop",
          "o",
          "opposition",
          "unsubscribe",
          "revoke",
          "withdraw");
  private static final Set<String> IN =
      Set.of("opt-in", "optin", "in", "consent", "subscribe", "start");

  private Wishes() {}

  public static Wish read(String word) {
    String plain = Plain.of(word);
    if (OUT.contains(plain)) {
      return Wish.OPT_OUT;
    }
    if (IN.contains(plain)) {
      return Wish.OPT_IN;
    }
    throw new IllegalArgumentException("wish: neither opt-out nor opt-in");
  }
}
