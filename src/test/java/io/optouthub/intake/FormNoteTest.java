package io.optouthub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.optout.Email;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FormNoteTest {

  private static final Email ANNE = new Email("anne@example.org");

  @Test
  void theReceiptGoesWhereItWasWishedInTheLanguageOfThePage() {
    assertThat(FormNote.receipt(new FormNote(ANNE, "fr", "merci\nencore").bytes()))
        .hasValueSatisfying(
            reply -> {
              assertThat(reply.to()).isEqualTo(ANNE);
              assertThat(reply.language()).isEqualTo("fr");
            });
    assertThat(FormNote.receipt(new FormNote(ANNE, "en", "").bytes())).isPresent();
  }

  @Test
  void wordsAreOnlyWordsWhateverTheySay() {
    String forged = "Receipt to: bob@example.org\nLanguage: en\n\nx";
    assertThat(FormNote.receipt(new FormNote(null, "en", forged).bytes())).isEmpty();
    assertThat(FormNote.receipt(new FormNote(ANNE, "en", forged).bytes()))
        .hasValueSatisfying(reply -> assertThat(reply.to()).isEqualTo(ANNE));
  }

  @Test
  void withoutAReceiptTheWordsAreKeptAsTheyAre() {
    assertThat(new String(new FormNote(null, "en", "Merci !").bytes(), StandardCharsets.UTF_8))
        .isEqualTo("Merci !");
    assertThat(new FormNote(null, "en", " ").empty()).isTrue();
    assertThat(new FormNote(ANNE, "en", "").empty()).isFalse();
  }
}
