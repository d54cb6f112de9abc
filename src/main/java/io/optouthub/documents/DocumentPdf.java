package io.optouthub.documents;

import io.optouthub.documents.Document.Block;
import io.optouthub.documents.Document.Cell;
import io.optouthub.documents.Document.Kind;
import io.optouthub.print.Grid;
import io.optouthub.print.Paper;
import io.optouthub.print.Style;
import java.util.List;
import java.util.stream.Stream;

/** Prints a document. */
final class DocumentPdf {

  private static final int NARROWEST = 8;

  /** So many columns have room for words. */
  private static final int FEW = 4;

  private DocumentPdf() {}

  /**
   * @param page the word before the number of a page
   */
  static byte[] write(Document document, String page) {
    String foot = document.title() + " \u2013 " + page;
    Paper paper = new Paper(document.title(), document.locale(), foot);
    paper.paragraph(document.dated(), Style.TEXT);
    for (Document.Section section : document.sections()) {
      paper.section(section.title());
      section.blocks().forEach(block -> add(block, paper));
    }
    return paper.file();
  }

  private static void add(Block block, Paper paper) {
    if (block.rows().isEmpty()) {
      paper.paragraph(block.text().text(), style(block.text()));
      return;
    }
    Grid grid = new Grid(widths(block));
    if (!block.head().isEmpty()) {
      grid.head(block.head());
    }
    boolean narrow = block.head().size() > FEW;
    for (Cell cell : block.rows().stream().flatMap(List::stream).toList()) {
      if (cell.kind() == Kind.NUMBER) {
        grid.number(cell.text(), Style.SMALL);
      } else {
        Style style = style(cell);
        grid.add(cell.text(), narrow && style == Style.TEXT ? Style.SMALL : style);
      }
    }
    paper.grid(grid);
  }

  /** By what stands in them: no word is cut, and nothing long takes it all. */
  private static float[] widths(Block block) {
    if (block.head().isEmpty()) {
      return new float[] {1, 2};
    }
    float[] widths = new float[block.head().size()];
    int most = widths.length > FEW ? 20 : 40;
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      int longest =
          block.rows().stream().mapToInt(row -> row.get(column).text().length()).max().orElse(0);
      int word =
          Stream.concat(
                  Stream.of(block.head().get(i)),
                  block.rows().stream().map(row -> row.get(column).text()))
              .flatMap(text -> Stream.of(text.split("[ \u00a0]")))
              .mapToInt(String::length)
              .max()
              .orElse(0);
      widths[i] = Math.max(Math.max(word + 1, NARROWEST), Math.min(longest, most));
    }
    return widths;
  }

  private static Style style(Cell cell) {
    return cell.kind() == Kind.OPEN ? Style.OPEN : Style.TEXT;
  }
}
