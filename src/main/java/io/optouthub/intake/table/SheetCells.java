package io.optouthub.intake.table;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** Rows of a workbook's sheet, read as a stream; numbers in full. */
final class SheetCells implements Cells {

  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private int number;

  SheetCells(Sheet sheet) throws IOException {
    try {
      stream = sheet.openStream();
      rows = stream.iterator();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new Unreadable("a sheet is damaged");
    }
  }

  @Override
  public @Nullable List<String> next() throws IOException {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      Row row = rows.next();
      number = row.getRowNum();
      RowBuilder cells = new RowBuilder();
      for (int i = 0; i < row.getCellCount() && !cells.full(); i++) {
        cells.add(text(row.hasCell(i) ? row.getCell(i) : null));
      }
      return cells.row();
    } catch (RuntimeException e) {
      throw new Unreadable("a sheet is damaged");
    }
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.ERROR || cell.getValue() == null) {
      return "";
    }
    if (cell.getValue() instanceof BigDecimal number) {
      return Math.abs(number.scale()) > 100 ? "" : number.stripTrailingZeros().toPlainString();
    }
    String text = cell.getText();
    return text == null ? "" : text;
  }

  /** Of the row just read, from 1. */
  int number() {
    return number;
  }

  void close() {
    stream.close();
  }
}
