package io.optouthub.intake.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What is in a ZIP, measured by inflating it: a directory may lie.
 *
 * @param cutOff whether its last entries cannot be read
 * @param bomb why it is not to be opened, empty if it may
 */
public record ZipContents(Set<String> names, boolean cutOff, String bomb) {

  private static final int MOST_ENTRIES = 1_000;
  private static final long SMALL = 10L * 1024 * 1024;
  private static final long RATIO = 250;

  public static ZipContents of(Path file) throws IOException {
    Set<String> names = new HashSet<>();
    long budget = Math.max(SMALL, Files.size(file) * RATIO);
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip =
            new ZipInputStream(
                new BufferedInputStream(in, 64 * 1024), StandardCharsets.ISO_8859_1)) {
      byte[] buffer = new byte[64 * 1024];
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
        if (names.size() > MOST_ENTRIES) {
          return new ZipContents(names, false, "it holds more than 1,000 entries");
        }
        long size = 0;
        ColumnLimit columns = new ColumnLimit();
        boolean sheet = entry.getName().startsWith("xl/worksheets/");
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
          budget -= n;
          size += n;
          if (size == n && hasDocumentType(entry.getName(), buffer, n)) {
            return new ZipContents(names, false, "a part of the workbook has a document type");
          }
          if (budget < 0 || size > Inflated.LARGEST) {
            return new ZipContents(names, false, "it inflates to more than its size allows");
          }
          if (sheet && columns.passed(buffer, n)) {
            return new ZipContents(names, false, "a cell lies beyond a sheet's last column");
          }
          String shared = tooMuchText(entry.getName(), size);
          if (!shared.isEmpty()) {
            return new ZipContents(names, false, shared);
          }
        }
      }
      return new ZipContents(names, !directory(file), "");
    } catch (IOException | IllegalArgumentException e) {
      return new ZipContents(names, true, "");
    }
  }

  /** Whether the directory at its end is there: entries may be missing where it is not. */
  private static boolean directory(Path file) {
    try (ZipFile whole = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1)) {
      return whole.size() >= 0;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** No program writes one into a workbook; what reads workbooks would skip it, and its words. */
  private static boolean hasDocumentType(String name, byte[] beginning, int length) {
    boolean part =
        name.matches("(?:xl/|_rels/).*\\.(?:xml|rels)") || name.equals("[Content_Types].xml");
    return part
        && new String(beginning, 0, length, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE");
  }

  /** A workbook's texts are held in memory; how much of it there is decides. */
  private static String tooMuchText(String name, long size) {
    boolean held =
        name.equals("xl/sharedStrings.xml")
            || name.equals("xl/workbook.xml")
            || name.equals("xl/styles.xml");
    return held && size > Runtime.getRuntime().maxMemory() / 8
        ? "the workbook holds more text than fits into memory; send CSV"
        : "";
  }

  public boolean has(String beginning) {
    return names.stream().anyMatch(name -> name.startsWith(beginning));
  }

  /** Why a package of files is refused by its format's name, empty if it is not. */
  public String refusal() {
    if (has("xl/workbook.bin")) {
      return "a binary workbook (.xlsb); save it as .xlsx";
    }
    if (has("Index/") || has("Index.zip")) {
      return "a Numbers document; export it as CSV or .xlsx";
    }
    if (names.contains("mimetype") && has("META-INF/manifest.xml")) {
      return "an OpenDocument file (.ods or .odt); save it as .xlsx or CSV";
    }
    return has("word/") || has("ppt/") ? "an Office document that is no workbook" : "";
  }
}
