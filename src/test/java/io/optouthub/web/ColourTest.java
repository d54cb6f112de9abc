package io.optouthub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ColourTest {

  @Test
  void contrastIsTheStandards() {
    assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
    assertThat(Colour.of("#767676").contrast(Colour.WHITE)).isBetween(4.5, 4.6);
    assertThat(Colour.of("#777777").contrast(Colour.WHITE)).isBetween(4.4, 4.5);
  }

  @Test
  void textInAndOfEveryColourCanBeRead() {
    IntStream.range(0, 16 * 16 * 16)
        .mapToObj(i -> new Colour((i >> 8) * 17, (i >> 4 & 15) * 17, (i & 15) * 17))
        .forEach(
            colour -> {
              assertThat(colour.contrast(colour.ink())).as(colour.css()).isGreaterThan(4.5);
              for (Colour ground : List.of(Colour.of("#f4f6f5"), Colour.of("#1a2120"))) {
                assertThat(colour.readableOn(ground).contrast(ground))
                    .as(colour.css())
                    .isGreaterThanOrEqualTo(4.5);
              }
            });
  }

  @Test
  void whatCanBeReadIsNotChanged() {
    Colour green = Colour.of("#0b6e69");
    assertThat(green.readableOn(Colour.WHITE)).isEqualTo(green);
    assertThat(green.css()).isEqualTo("#0b6e69");
  }

  @Test
  void aSettingThatIsNoneStopsTheStartAndIsNamed() {
    for (String wrong : List.of("red", "#fff", "#12345g", "#0b6e69;}")) {
      assertThatThrownBy(() -> settings(wrong, "https://www.alba.example"))
          .hasMessageContaining("optout.brands.alba.colour");
    }
    for (String wrong :
        List.of("http://www.alba.example", "*", "https://a.example/x; script-src *")) {
      assertThatThrownBy(() -> settings(null, wrong))
          .hasMessageContaining("optout.brands.alba.frame-ancestors");
    }
  }

  private static BrandSettings settings(@Nullable String colour, String site) {
    return new BrandSettings(
        Map.of("alba", new BrandSettings.Brand(null, colour, null, List.of(site))));
  }
}
