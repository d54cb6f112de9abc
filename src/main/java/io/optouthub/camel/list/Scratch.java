package io.optouthub.camel.list;

import io.optouthub.intake.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/** Files that only this machine's user can read, and that go when an exchange is done. */
public final class Scratch extends SynchronizationAdapter {

  private final List<Path> files = new ArrayList<>();
  private final @Nullable WorkFolder folder;

  private Scratch(@Nullable WorkFolder folder) {
    this.folder = folder;
  }

  static Scratch of(Exchange exchange) {
    return free(exchange.getContext()).until(exchange);
  }

  /** Whose files stay until it is said when they go. */
  public static Scratch free(CamelContext camel) {
    return new Scratch(camel.getRegistry().findSingleByType(WorkFolder.class));
  }

  /** Its files go when the route is done in which this is said. */
  public Scratch until(Exchange exchange) {
    exchange.getExchangeExtension().addOnCompletion(this);
    return this;
  }

  public Path file() throws IOException {
    // Outside of a hub there is no folder of its own.
    Path file = folder == null ? Files.createTempFile("list", ".tmp") : folder.file("list");
    files.add(file);
    return file;
  }

  @Override
  public void onDone(Exchange exchange) {
    delete();
  }

  public void delete() {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
