package io.optouthub.intake.table;

import io.optouthub.register.Item;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a file, or a part of one, is understood as. */
interface Items extends Closeable {

  /**
   * The next item, null at the end.
   *
   * @throws Unreadable when the rest cannot be read
   */
  @Nullable Item next() throws IOException;

  @Override
  default void close() throws IOException {}

  /** A file, or a part of one, that is one item as a whole. */
  static Items one(Item item) {
    var rest = List.of(item).iterator();
    return () -> rest.hasNext() ? rest.next() : null;
  }
}
