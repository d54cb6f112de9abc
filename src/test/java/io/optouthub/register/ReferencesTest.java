package io.optouthub.register;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferencesTest {

  @Test
  void isReadBackHoweverItIsTyped() {
    String reference = References.next();
    assertThat(reference).matches("(\\w{4}-){3}\\w");
    assertThat(
            References.tidy(" " + reference.toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
        .isEqualTo(reference);
  }

  @Test
  void everyWrongCharacterAndEverySwapOfNeighboursShows() {
    String text = References.next().replace("-", "");
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == '7' ? '8' : '7';
      assertThat(References.tidy(text.substring(0, i) + other + text.substring(i + 1))).isEmpty();
    }
    for (int i = 0; i < 11; i++) {
      if (text.charAt(i) != text.charAt(i + 1)) {
        String swapped =
            text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2);
        assertThat(References.tidy(swapped)).isEmpty();
      }
    }
  }
}
