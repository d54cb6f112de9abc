package io.optouthub.intake.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The rows of the tables in an HTML page, which many programs export and call a spreadsheet. */
final class HtmlCells implements Cells {

  private static final int MOST_BYTES = 20 << 20;

  private final Iterator<Element> rows;

  private HtmlCells(Iterator<Element> rows) {
    this.rows = rows;
  }

  /**
   * @throws Unreadable when the page is longer than what is read into memory, or holds no table
   */
  static HtmlCells of(InputStream content) throws IOException {
    byte[] page = content.readNBytes(MOST_BYTES + 1);
    if (page.length > MOST_BYTES) {
      throw new Unreadable("an HTML page of more than 20 MB; send CSV or XLSX");
    }
    var rows = Jsoup.parse(new ByteArrayInputStream(page), null, "").select("tr");
    if (rows.isEmpty()) {
      throw new Unreadable("an HTML page without a table; send CSV or XLSX");
    }
    return new HtmlCells(rows.iterator());
  }

  @Override
  public @Nullable List<String> next() {
    if (!rows.hasNext()) {
      return null;
    }
    RowBuilder cells = new RowBuilder();
    rows.next().select("> th, > td").forEach(cell -> cells.add(cell.text()));
    return cells.row();
  }
}
