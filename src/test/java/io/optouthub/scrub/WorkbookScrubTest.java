package io.optouthub.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.optouthub.testing.HostileXml;
import io.optouthub.testing.Packed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkbookScrubTest {

  private static final String SHEET =
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols/>"
          + "<sheetData>%s</sheetData><!-- <row r=\"3\"> --></worksheet>";
  private final ScrubKit kit = new ScrubKit(Set.of("+33199001234"));

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void rowsGoAndEveryOtherCellStaysWhereItWas() throws IOException {
    String kept = row(2, "0199005678", "<c r=\"C2\"><f>1+1</f><v>2</v></c>");
    String gone = row(3, "33199001234", "");
    String sheet = SHEET.formatted(row(1, "phone", "") + kept + gone + row(5, "0199005679", ""));
    byte[] clean = kit.clean(Packed.workbook(sheet));
    assertThat(Packed.entry(clean, "xl/worksheets/sheet1.xml")).isEqualTo(sheet.replace(gone, ""));
    assertThat(cells(clean)).containsExactly("1 phone", "2 0199005678", "5 0199005679");
    assertThat(kit.clean(clean)).isEqualTo(clean);
  }

  @Test
  void aFormulaThatWouldGoIsToldAndNothingIsAttested() {
    String formula = row(2, "0199001234", "<c r=\"C2\"><f>1+1</f><v>2</v></c>");
    byte[] list = Packed.workbook(SHEET.formatted(row(1, "phone", "") + formula));
    assertThatThrownBy(() -> kit.clean(list))
        .isInstanceOf(Refused.class)
        .hasMessageContainingAll("row 2", "formulas");
    assertThat(kit.kept).isEmpty();
  }

  @Test
  void noPartOfAWorkbookMayHaveADocumentType() throws IOException {
    byte[] plain = Packed.workbook(SHEET.formatted(row(1, "phone", "") + row(2, "0199005678", "")));
    try (HostileXml hostile = new HostileXml()) {
      for (String part : Packed.names(plain)) {
        for (String entity : HostileXml.ENTITIES) {
          String xml = hostile.doctype() + Packed.entry(plain, part).replace("0199005678", entity);
          byte[] list = Packed.with(plain, part, xml);
          assertThatThrownBy(() -> kit.clean(list))
              .as(part)
              .isInstanceOf(Refused.class)
              .hasMessageContaining("document type");
          assertThat(hostile.asked()).as(part).isZero();
        }
      }
    }
  }

  @Test
  void textsThatOnlyRemovedRowsHeldAreGone() throws IOException {
    BitSetTexts texts = new BitSetTexts();
    assertThat(texts.copied("<sst><si><t>a</t></si><si/><si><r><t>b</t></r></si></sst>", 2))
        .isEqualTo("<sst><si></si><si/><si><r><t>b</t></r></si></sst>");
  }

  @Test
  void aWorkbookWithoutNumbersIsRefused() {
    byte[] list = Packed.workbook(SHEET.formatted(row(1, "a", "") + row(2, "b", "")));
    assertThatThrownBy(() -> kit.clean(list)).hasMessageContaining("no column is known");
  }

  private static String row(int number, String text, String more) {
    return "<row r=\"%1$d\"><c r=\"A%1$d\" t=\"inlineStr\"><is><t>%2$s</t></is></c>%3$s</row>"
        .formatted(number, text, more);
  }

  private static List<String> cells(byte[] workbook) throws IOException {
    List<String> cells = new ArrayList<>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      for (Row row : book.getFirstSheet().read()) {
        cells.add(row.getRowNum() + " " + row.getCellText(0));
      }
    }
    return cells;
  }

  /** Shared texts of which some are used. */
  private static final class BitSetTexts {
    String copied(String texts, int used) throws IOException {
      var bits = new java.util.BitSet();
      bits.set(used);
      var out = new java.io.ByteArrayOutputStream();
      SharedTexts.copy(new ByteArrayInputStream(texts.getBytes("UTF-8")), out, bits);
      return out.toString("UTF-8");
    }
  }
}
