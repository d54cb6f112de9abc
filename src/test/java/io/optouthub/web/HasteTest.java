package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.register.Tokens;
import io.optouthub.testing.SettableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HasteTest {

  private final SettableClock clock = new SettableClock(WebTestApp.NOW);
  private final Haste haste = new Haste(new Readable(), clock);

  @Test
  void whoNeedsLessThanTwoSecondsIsAProgram() {
    String opened = haste.now();
    clock.advance(Duration.ofMillis(1_900));
    assertThat(haste.shown(null, opened)).isTrue();
    clock.advance(Duration.ofMillis(100));
    assertThat(haste.shown(null, opened)).isFalse();
  }

  @Test
  void whoFillsInWhatNobodySeesIsAProgram() {
    assertThat(haste.shown("https://example.com", null)).isTrue();
    assertThat(haste.shown("", null)).isFalse();
  }

  @Test
  void aFormOfAnotherPageAndAForgedTimeAreNoHaste() {
    assertThat(haste.shown(null, null)).isFalse();
    assertThat(haste.shown(null, "forged")).isFalse();
  }

  private static final class Readable implements Tokens {
    @Override
    public String seal(String purpose, String text) {
      return purpose + "-" + text;
    }

    @Override
    public Optional<String> open(String purpose, String token) {
      return token.startsWith(purpose + "-")
          ? Optional.of(token.substring(purpose.length() + 1))
          : Optional.empty();
    }
  }
}
