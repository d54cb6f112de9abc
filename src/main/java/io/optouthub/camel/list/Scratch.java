package io.optouthub.camel.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Files that only this machine's user can read, and that go when an exchange is done. */
final class Scratch extends SynchronizationAdapter {

  private final List<Path> files = new ArrayList<>();

  static Scratch of(Exchange exchange) {
    Scratch scratch = new Scratch();
    exchange.getExchangeExtension().addOnCompletion(scratch);
    return scratch;
  }

  Path file() throws IOException {
    Path file = Files.createTempFile("optout-list-", null);
    files.add(file);
    return file;
  }

  @Override
  public void onDone(Exchange exchange) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
