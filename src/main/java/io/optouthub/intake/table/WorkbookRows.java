package io.optouthub.intake.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The sheets of a workbook, row by row, with the numbers that the rows have in it. */
public final class WorkbookRows implements Closeable {

  private final ReadableWorkbook workbook;
  private final List<Sheet> sheets;
  private @Nullable SheetCells cells;

  /**
   * @param file one that {@link ZipContents} has found to be a whole workbook
   * @throws Unreadable when it is damaged
   */
  public WorkbookRows(Path file) throws IOException {
    try {
      workbook = new ReadableWorkbook(file.toFile());
      sheets = workbook.getSheets().toList();
    } catch (RuntimeException | IOException e) {
      throw new Unreadable("the workbook is damaged");
    }
  }

  public int sheets() {
    return sheets.size();
  }

  /** Its relation in the workbook, by which its part is found. */
  public String relation(int sheet) {
    return sheets.get(sheet).getId();
  }

  /** Begins to read a sheet, from 0. */
  public void open(int sheet) throws IOException {
    closeCells();
    cells = new SheetCells(sheets.get(sheet));
  }

  /** The next row of the sheet that is open; null at its end. */
  public @Nullable List<String> next() throws IOException {
    return cells == null ? null : cells.next();
  }

  /** The number of the row just read, from 1. */
  public int number() {
    return cells == null ? 0 : cells.number();
  }

  private void closeCells() {
    if (cells != null) {
      cells.close();
      cells = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeCells();
    workbook.close();
  }
}
