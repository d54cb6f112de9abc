package io.optouthub.intake.table;

import io.optouthub.register.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Items from a file that goes away with them. */
record Spooled(Items items, Path file) implements Items {

  @Override
  public @Nullable Item next() throws IOException {
    return items.next();
  }

  @Override
  public void close() throws IOException {
    try {
      items.close();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
