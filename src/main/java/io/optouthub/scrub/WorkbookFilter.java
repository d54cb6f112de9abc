package io.optouthub.scrub;

import io.optouthub.intake.table.Unreadable;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Copies a workbook without some rows of its sheets, and without the texts that only these held.
 */
final class WorkbookFilter {

  private static final BitSet NONE = new BitSet();

  private final ZipFile workbook;
  private final WorkbookParts parts;
  private final BitSet used = new BitSet();

  WorkbookFilter(ZipFile workbook, WorkbookParts parts) {
    this.workbook = workbook;
    this.parts = parts;
  }

  /**
   * @param removed by sheet's part, the numbers of its rows
   */
  void copy(Map<String, BitSet> removed, Path to) throws IOException {
    List<? extends ZipEntry> entries = Collections.list(workbook.entries());
    try (ZipOutputStream out =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(to)))) {
      for (ZipEntry entry : entries) {
        if (!parts.texts().contains(entry.getName())) {
          boolean sheet = parts.sheets().containsValue(entry.getName());
          SheetFilter filter = new SheetFilter(removed.getOrDefault(entry.getName(), NONE), used);
          copy(entry, out, sheet ? filter::copy : InputStream::transferTo);
        }
      }
      for (ZipEntry entry : entries) {
        if (parts.texts().contains(entry.getName())) {
          copy(entry, out, (in, text) -> SharedTexts.copy(in, text, used));
        }
      }
    }
  }

  private interface Copying {
    void copy(InputStream in, OutputStream out) throws IOException;
  }

  private void copy(ZipEntry entry, ZipOutputStream out, Copying copying) throws IOException {
    out.putNextEntry(new ZipEntry(entry.getName()));
    try (InputStream in = new BufferedInputStream(workbook.getInputStream(entry), 64 * 1024)) {
      in.mark(2);
      int first = in.read();
      int second = in.read();
      if (first >= 0xFE && second >= 0xFE && entry.getName().endsWith(".xml")) {
        throw new Unreadable("the workbook is not written in UTF-8");
      }
      in.reset();
      copying.copy(in, out);
    }
    out.closeEntry();
  }
}
