package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.optouthub.intake.Digests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderChannelIT extends ChannelContract {

  @TempDir Path folder;

  @Override
  String source() {
    return "kamelet:optout-folder-source?delay=200&directory=" + folder;
  }

  @Override
  byte[] send(String text, Set<String> hostileNames) throws Exception {
    String name = hostileNames.isEmpty() ? "list.csv" : String.join(" ", hostileNames) + "${x}";
    Files.write(folder.resolve(name), utf8(text));
    return utf8(text);
  }

  @Override
  int acknowledged() throws Exception {
    Path done = folder.resolve(".done");
    if (!Files.exists(done)) {
      return 0;
    }
    try (var files = Files.walk(done)) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aReceiptSaysWhatBecameOfTheRows() throws Exception {
    start();
    send("phone\n0199001234\n", Set.of());
    Path receipt = folder.resolve("receipts/list.csv.receipt.csv");
    settled(() -> assertThat(receipt).exists());
    assertThat(Files.readString(receipt))
        .contains("file,list.csv", "registered,2", "refused,1", "3,refused,phone: too short")
        .contains("sha256," + Digests.of(utf8("phone\n0199001234\n")));
  }
}
