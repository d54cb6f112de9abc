package io.optouthub.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class RowBuilderTest {

  @Test
  void aRowIsNeverLongerThanARowAndTheNextOneIsRead() throws Exception {
    String wide = ("x".repeat(100_000) + ";").repeat(200) + "\nphone\n";
    CsvCells cells = new CsvCells(new TableText(new StringReader(wide), ';', '"'));
    var row = cells.next();
    assertThat(row).hasSize(201);
    assertThat(String.join("", row)).hasSizeBetween(1_000_000, RowBuilder.LONGEST_ROW);
    assertThat(cells.next()).containsExactly("phone");
  }

  @Test
  void anObjectOfJsonIsNeverReadWithoutEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThatThrownBy(() -> new Portions(endless).readAllBytes())
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("larger than a row");
  }
}
