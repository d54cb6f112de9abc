package io.optouthub.print;

import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.awt.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table as wide as the paper; its head stands again on each page, and no row is cut in two. */
public final class Grid {

  private static final Color LINE = new Color(0xcc, 0xcc, 0xcc);
  private static final Color HEAD = new Color(0xf0, 0xf0, 0xf0);

  final PdfPTable table;

  /**
   * @param widths of the columns, against each other
   */
  public Grid(float... widths) {
    table = new PdfPTable(widths);
    table.setWidthPercentage(100);
  }

  public Grid head(String... words) {
    return head(List.of(words));
  }

  public Grid head(List<String> words) {
    for (String word : words) {
      PdfPCell cell = cell(word, Style.HEAD);
      cell.setBackgroundColor(HEAD);
      table.addCell(cell);
    }
    table.setHeaderRows(1);
    return this;
  }

  public Grid add(String text, Style style) {
    table.addCell(cell(text, style));
    return this;
  }

  public Grid number(String text, Style style) {
    PdfPCell cell = cell(text, style);
    cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
    table.addCell(cell);
    return this;
  }

  /** A row of a table with two columns; none when there is nothing to say. */
  public Grid fact(String name, @Nullable String value) {
    return value == null || value.isBlank() ? this : add(name, Style.SMALL).add(value, Style.TEXT);
  }

  private static PdfPCell cell(String text, Style style) {
    PdfPCell cell = new PdfPCell(new Phrase(Printable.text(text), style.font));
    cell.setBorderColor(LINE);
    cell.setPadding(4);
    return cell;
  }
}
