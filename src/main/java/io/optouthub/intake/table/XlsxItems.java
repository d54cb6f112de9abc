package io.optouthub.intake.table;

import io.optouthub.register.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The items of a workbook's sheets; one without numbers is passed over if another has some. */
final class XlsxItems implements Items {

  private static final String NOTHING = "no column is known as a number or an address";

  private final Parts parts;
  private final ReadableWorkbook workbook;
  private final Deque<Sheet> sheets = new ArrayDeque<>();
  private @Nullable Items sheet;
  private @Nullable SheetCells cells;
  private @Nullable Item without;
  private boolean hidden;
  private boolean any;

  XlsxItems(Parts parts, Path file) throws IOException {
    this.parts = parts;
    try {
      workbook = new ReadableWorkbook(file.toFile());
      workbook.getSheets().forEach(sheets::add);
    } catch (RuntimeException | IOException e) {
      throw new Unreadable("the workbook is damaged");
    }
  }

  @Override
  public @Nullable Item next() throws IOException {
    while (true) {
      Item item = sheet == null ? null : sheet.next();
      if (item != null && NOTHING.equals(item.reason())) {
        without = item;
      } else if (item != null) {
        any = true;
        return hidden ? Item.review("it stands in a hidden sheet", item.evidence()) : item;
      } else if (sheets.isEmpty()) {
        Item last =
            any ? null : without == null ? Item.review("the workbook is empty", null) : without;
        any = true;
        return last;
      } else {
        open(sheets.remove());
      }
    }
  }

  private void open(Sheet next) throws IOException {
    closeCells();
    hidden = next.getVisibility() != SheetVisibility.VISIBLE;
    cells = new SheetCells(next);
    sheet = new SheetItems(parts.channel(), cells, parts.rows(), parts.numbers());
  }

  private void closeCells() {
    if (cells != null) {
      cells.close();
    }
  }

  @Override
  public void close() throws IOException {
    try (workbook) {
      closeCells();
    }
  }
}
