package io.optouthub.intake.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of cells, one after the other. */
interface Cells {

  /**
   * The next row, null at the end.
   *
   * @throws Unreadable when the rest cannot be read
   */
  @Nullable List<String> next() throws IOException;
}
