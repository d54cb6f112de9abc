package io.optouthub.print;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Phrase;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfTemplate;
import com.lowagie.text.pdf.PdfWriter;
import org.jspecify.annotations.Nullable;

/** Writes at the foot of each page which of how many it is; how many is known at the end only. */
final class PageNumbers extends PdfPageEventHelper {

  private static final float WIDTH = 18;
  private static final float BELOW = 28;

  private final String before;
  private @Nullable PdfTemplate total;

  PageNumbers(String before) {
    this.before = before;
  }

  @Override
  public void onOpenDocument(PdfWriter writer, Document page) {
    total = writer.getDirectContent().createTemplate(WIDTH, 12);
  }

  @Override
  public void onEndPage(PdfWriter writer, Document page) {
    PdfContentByte content = writer.getDirectContent();
    Phrase foot = new Phrase(before + " " + writer.getPageNumber(), Style.SMALL.font);
    float right = page.right() - WIDTH;
    float height = page.bottom() - BELOW;
    ColumnText.showTextAligned(content, Element.ALIGN_RIGHT, foot, right, height, 0);
    content.addTemplate(total, right, height);
  }

  @Override
  public void onCloseDocument(PdfWriter writer, Document page) {
    String pages = "/ " + (writer.getPageNumber() - 1);
    ColumnText.showTextAligned(
        total, Element.ALIGN_LEFT, new Phrase(pages, Style.SMALL.font), 3, 0, 0);
  }
}
