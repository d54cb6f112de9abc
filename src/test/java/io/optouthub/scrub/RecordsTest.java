package io.optouthub.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.intake.table.CsvForTests;
import io.optouthub.intake.table.TextForm;
import io.optouthub.intake.table.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordsTest {

  private static final String[] PIECES = {
    "\"", "\"\"", ";", ",", "\n", "\r\n", "\r", " ", "a", "é", "0199001234", "'", "\t"
  };

  @Test
  void cutsAsTheIntakeReadsAndLosesNoByte() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int piece = 0; piece < length; piece++) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      var charset = i % 3 == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
      byte[] list = ("\uFEFF" + text).getBytes(charset);
      TextForm form = TextForm.of(list);
      ByteArrayInputStream in = new ByteArrayInputStream(list);
      in.skipNBytes(form.mark());
      List<List<String>> rows = new ArrayList<>();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Records records = new Records(in, form);
      for (Block block = records.next(); block != null; block = records.next()) {
        block.from(0).forEach(row -> rows.add(row.cells()));
        bytes.write(block.bytes(), 0, block.end(block.rows() - 1));
      }
      bytes.write(records.rest());
      assertThat(rows).as(text.toString()).isEqualTo(CsvForTests.rows(list));
      assertThat(bytes.toByteArray())
          .isEqualTo(java.util.Arrays.copyOfRange(list, form.mark(), list.length));
    }
  }

  @Test
  void aRowWithoutEndIsRefusedBeforeItFillsTheMemory() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            java.util.Arrays.fill(into, offset, offset + length, (byte) 'a');
            return length;
          }
        };
    Records records = new Records(endless, TextForm.of(new byte[] {'a', ';', 'b'}));
    assertThatThrownBy(records::next).isInstanceOf(Unreadable.class).hasMessageContaining("8 MB");
  }
}
