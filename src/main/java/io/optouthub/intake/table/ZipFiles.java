package io.optouthub.intake.table;

import io.optouthub.register.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a ZIP, which may be an archive, a workbook or something else, from a file of our own. */
final class ZipFiles {

  private static final long LARGEST = 2L * 1024 * 1024 * 1024;

  private ZipFiles() {}

  static Items open(Parts parts, InputStream in, int depth) throws IOException {
    Files.createDirectories(parts.work());
    Path file = Files.createTempFile(parts.work(), "zip", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        new Inflated(in, LARGEST).transferTo(out);
      }
      return new Spooled(opened(parts, file, depth), file);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static Items opened(Parts parts, Path file, int depth) throws IOException {
    ZipContents contents = ZipContents.of(file);
    if (!contents.bomb().isEmpty()) {
      return Items.one(Item.review("the archive is not opened: " + contents.bomb(), null));
    }
    if (!contents.refusal().isEmpty()) {
      return Items.one(Item.refused("the file is " + contents.refusal(), null));
    }
    boolean workbook = contents.has("xl/") && contents.has("[Content_Types].xml");
    if (workbook && contents.cutOff()) {
      return Items.one(Item.refused("the workbook is cut off or damaged; send it again", null));
    }
    if (workbook || contents.has("xl/workbook.xml")) {
      return new XlsxItems(parts, file);
    }
    return new ZipItems(parts, Files.newInputStream(file), depth, contents.cutOff());
  }
}
