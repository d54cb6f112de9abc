package io.optouthub.intake.table;

import io.optouthub.intake.Faults;
import io.optouthub.intake.RowReader;
import io.optouthub.register.Item;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The items of a file as they are read; a rest that cannot be read is one item. */
final class TableRows implements RowReader.Rows {

  private final Items items;
  private final Closeable content;
  private final byte[] beginning;
  private boolean any;
  private boolean broken;
  private @Nullable Item next;

  TableRows(Items items, Closeable content, byte[] beginning) {
    this.items = items;
    this.content = content;
    this.beginning = beginning;
    this.next = read();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Item next() {
    Item current = next;
    if (current == null) {
      throw new NoSuchElementException();
    }
    next = read();
    return current;
  }

  private @Nullable Item read() {
    if (broken) {
      return null;
    }
    try {
      Item item = items.next();
      any |= item != null;
      return item;
    } catch (IOException e) {
      broken = true;
      String reason = why(e);
      return any
          ? Item.review("unreadable from here on: " + reason, beginning)
          : Item.refused("the file cannot be read: " + reason, beginning);
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      return failed(e);
    }
  }

  /**
   * The hub's own fault must not bring the file back for ever: a person sees what is left of it.
   */
  private Item failed(RuntimeException e) {
    broken = true;
    return Item.review(Faults.of(e), beginning);
  }

  /** A fault of the file in words; a fault of the disk goes up, to be tried again. */
  static String why(IOException e) {
    if (e instanceof Unreadable known && known.getMessage() != null) {
      return known.getMessage();
    }
    if (e instanceof EOFException) {
      return "it is cut off";
    }
    if (e instanceof ZipException) {
      return "the archive is damaged or encrypted";
    }
    throw new UncheckedIOException(e);
  }

  @Override
  public void close() throws IOException {
    try (content) {
      items.close();
    }
  }
}
