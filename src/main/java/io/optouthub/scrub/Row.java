package io.optouthub.scrub;

import java.util.List;

/** A row of a list. */
interface Row {

  int width();

  /** The text of a cell, from 0; empty where there is none. */
  String cell(int column);

  default boolean blank() {
    for (int i = 0; i < width(); i++) {
      if (!cell(i).isBlank()) {
        return false;
      }
    }
    return true;
  }

  default List<String> cells() {
    return java.util.stream.IntStream.range(0, width()).mapToObj(this::cell).toList();
  }

  static Row of(List<String> cells) {
    return new Row() {
      @Override
      public int width() {
        return cells.size();
      }

      @Override
      public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
      }
    };
  }
}
