package io.optouthub.documents;

import java.util.List;
import java.util.Locale;

/**
 * A document in one language, as it is shown and as it is printed.
 *
 * @param name as in its address
 * @param dated for whom and when it was written
 */
public record Document(
    String name, Locale locale, String title, String dated, List<Section> sections) {

  public record Section(String title, List<Block> blocks) {}

  /**
   * A paragraph, which has no rows, or a table, which has no text.
   *
   * @param head empty where the first cell of each row says what the second is
   */
  public record Block(Cell text, List<String> head, List<List<Cell>> rows) {

    static Block of(Cell text) {
      return new Block(text, List.of(), List.of());
    }

    static Block of(List<String> head, List<List<Cell>> rows) {
      return new Block(new Cell("", Kind.TEXT), List.copyOf(head), List.copyOf(rows));
    }
  }

  public record Cell(String text, Kind kind) {}

  public enum Kind {
    TEXT,
    NUMBER,
    /** Nobody has said it yet. */
    OPEN
  }
}
