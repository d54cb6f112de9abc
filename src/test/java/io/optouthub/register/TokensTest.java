package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  private final Tokens tokens;

  TokensTest(@TempDir Path folder) {
    var none = new RegisterSettings.Keys(null, null, null);
    tokens = Seals.load(new Keysets(folder, true, none));
  }

  @Test
  void whatWasSealedOpensForItsPurposeAlone() {
    String token = tokens.seal("unsubscribe", "anne@example.org");
    assertThat(token).matches("[A-Za-z0-9_-]+").doesNotContain("anne");
    assertThat(tokens.open("unsubscribe", token)).contains("anne@example.org");
    assertThat(tokens.open("confirm", token)).isEmpty();
    assertThat(tokens.open("unsubscribe", "")).isEmpty();
    assertThat(tokens.open("unsubscribe", "no token at all")).isEmpty();
  }

  @Test
  void ofTenThousandChangedTokensNoneOpens() {
    String token = tokens.seal("unsubscribe", "anne@example.org");
    Random random = new Random(8058);
    int opened = 0;
    for (int i = 0; i < 10_000; i++) {
      StringBuilder changed = new StringBuilder(token);
      int at = random.nextInt(token.length());
      char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
      if (letter != token.charAt(at)) {
        changed.setCharAt(at, letter);
        opened += tokens.open("unsubscribe", changed.toString()).isPresent() ? 1 : 0;
      }
    }
    assertThat(opened).isZero();
  }
}
