package io.optouthub.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void whatEuropeWritesStaysAsItIs() {
    String text = "L’œuvre – 5 € à Noël, Straße, Ñandú, Dvořák, Őry, Łódź, Ελλάδα, Київ\n…";
    assertThat(Printable.text(text)).isEqualTo(text);
  }

  @Test
  void nothingDisappears() {
    assertThat(Printable.text("1\u202f234")).isEqualTo("1\u00a0234");
    assertThat(Printable.text("\u6771 \ud83d\ude00")).isEqualTo("? ?");
  }
}
