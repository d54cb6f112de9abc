package io.optouthub.intake;

import io.optouthub.register.Item;
import java.io.IOException;
import java.util.Iterator;

/** Understands a file row by row, in constant memory. */
public interface RowReader {

  /** The items of a file, one a row that is not blank. */
  Rows open(Channel channel, Raw.File file) throws IOException;

  /** Items as they are read; an unreadable rest is one item for review. */
  interface Rows extends Iterator<Item>, AutoCloseable {
    @Override
    void close() throws IOException;
  }
}
