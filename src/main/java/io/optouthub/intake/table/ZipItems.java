package io.optouthub.intake.table;

import io.optouthub.register.Item;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** The items of an archive's entries, one entry after the other; their names are never paths. */
final class ZipItems implements Items {

  private final Parts parts;
  private final ZipInputStream zip;
  private final int depth;
  private final boolean cutOff;
  private @Nullable Items entry;
  private boolean any;

  ZipItems(Parts parts, InputStream in, int depth, boolean cutOff) {
    this.parts = parts;
    this.zip =
        new ZipInputStream(new BufferedInputStream(in, 64 * 1024), StandardCharsets.ISO_8859_1);
    this.depth = depth;
    this.cutOff = cutOff;
  }

  @Override
  public @Nullable Item next() throws IOException {
    while (true) {
      Item item = entry == null ? null : fromEntry(entry);
      if (item != null) {
        any = true;
        return item;
      }
      ZipEntry following = following();
      if (following == null && cutOff) {
        throw new Unreadable("the archive is cut off or damaged");
      }
      if (following == null) {
        Item empty = any ? null : Item.review("the archive holds no file", null);
        any = true;
        return empty;
      }
      try {
        Inflated inflated = new Inflated(zip);
        entry = inflated.whole(parts.of(inflated, depth + 1));
      } catch (IOException e) {
        String reason = TableRows.why(e);
        entry = Items.one(Item.review("an entry cannot be read: " + reason, null));
      }
    }
  }

  private @Nullable Item fromEntry(Items open) throws IOException {
    try {
      Item item = open.next();
      if (item == null) {
        closeEntry();
      }
      return item;
    } catch (IOException e) {
      String reason = TableRows.why(e);
      closeEntry();
      return Item.review("an entry is unreadable from here on: " + reason, null);
    }
  }

  private void closeEntry() throws IOException {
    if (entry != null) {
      entry.close();
      entry = null;
    }
  }

  private @Nullable ZipEntry following() throws IOException {
    try {
      for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
        String name = next.getName();
        boolean hidden = name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
        if (!next.isDirectory() && !hidden) {
          return next;
        }
      }
      return null;
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable("the archive is cut off or damaged");
    }
  }

  @Override
  public void close() throws IOException {
    try (zip) {
      closeEntry();
    }
  }
}
