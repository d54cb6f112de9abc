package io.optouthub.intake.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.optouthub.intake.RowReader;
import io.optouthub.register.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The items of a table as they are read; blank rows are none. */
final class TableRows implements RowReader.Rows {

  private final InputStream content;
  private final Iterator<CsvRecord> first;
  private final Iterator<CsvRecord> rest;
  private final Function<CsvRecord, @Nullable Item> item;
  private @Nullable Item next;
  private boolean broken;

  TableRows(
      InputStream content,
      Iterator<CsvRecord> first,
      Iterator<CsvRecord> rest,
      Function<CsvRecord, @Nullable Item> item) {
    this.content = content;
    this.first = first;
    this.rest = rest;
    this.item = item;
    this.next = read();
  }

  private TableRows(Item only) {
    this(
        InputStream.nullInputStream(),
        Collections.emptyIterator(),
        Collections.emptyIterator(),
        record -> null);
    next = only;
  }

  /** A file that is one item as a whole. */
  static TableRows one(Item item) {
    return new TableRows(item);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Item next() {
    Item current = next;
    if (current == null) {
      throw new java.util.NoSuchElementException();
    }
    next = read();
    return current;
  }

  private @Nullable Item read() {
    try {
      while (!broken && (first.hasNext() || rest.hasNext())) {
        Item found = item.apply(first.hasNext() ? first.next() : rest.next());
        if (found != null) {
          return found;
        }
      }
      return null;
    } catch (CsvParseException e) {
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io);
      }
      broken = true;
      return Item.review("unreadable from here on: a row is too long or a quote is open", null);
    }
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
