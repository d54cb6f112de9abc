package io.optouthub.print;

import com.lowagie.text.Document;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfString;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** A document to be printed: A4, black on white, its title first. */
public final class Paper {

  private static final float MARGIN = 56;

  /** What stands below a section's heading at least, or both begin the next page. */
  private static final float TOGETHER = 110;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Document page = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
  private final PdfWriter writer = PdfWriter.getInstance(page, bytes);

  /**
   * @param foot stands before the number of each page
   */
  public Paper(String title, Locale locale, String foot) {
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(locale.getLanguage()));
    writer.setPageEvent(new PageNumbers(Printable.text(foot)));
    page.addTitle(title);
    page.open();
    page.add(new Paragraph(22, Printable.text(title), Style.TITLE.font));
  }

  public Paper section(String title) {
    if (writer.getVerticalPosition(true) < MARGIN + TOGETHER) {
      page.newPage();
    }
    Paragraph section = new Paragraph(18, Printable.text(title), Style.SECTION.font);
    section.setSpacingBefore(16);
    section.setSpacingAfter(6);
    page.add(section);
    return this;
  }

  public Paper text(String text, Style style) {
    page.add(new Paragraph(Printable.text(text), style.font));
    return this;
  }

  /** With room above and below. */
  public Paper paragraph(String text, Style style) {
    Paragraph paragraph = new Paragraph(13, Printable.text(text), style.font);
    paragraph.setSpacingBefore(4);
    paragraph.setSpacingAfter(4);
    page.add(paragraph);
    return this;
  }

  public Paper grid(Grid grid) {
    grid.table.setSpacingBefore(6);
    page.add(grid.table);
    return this;
  }

  /** The file; nothing can be added after it. */
  public byte[] file() {
    page.close();
    return bytes.toByteArray();
  }
}
