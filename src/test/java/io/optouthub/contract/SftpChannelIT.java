package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpChannelIT extends ChannelContract {

  @TempDir Path folder;
  private SftpServer server;
  private boolean rightKey = true;

  @BeforeEach
  void startServer() throws Exception {
    server = new SftpServer(folder.resolve("home"));
  }

  @AfterEach
  void stopServer() throws Exception {
    server.close();
  }

  @Override
  String source() throws Exception {
    return "kamelet:optout-sftp-source?delay=300&workDirectory=%s&%s"
        .formatted(folder.resolve("work"), server.login(rightKey));
  }

  @Override
  byte[] send(String text, Set<String> hostileNames) throws Exception {
    String name = hostileNames.isEmpty() ? "list.csv" : String.join(" ", hostileNames) + "${x}";
    Files.write(folder.resolve("home/out").resolve(name), utf8(text));
    return utf8(text);
  }

  @Override
  int acknowledged() throws Exception {
    Path done = folder.resolve("home/out/.done");
    if (!Files.exists(done)) {
      return 0;
    }
    try (var files = Files.walk(done)) {
      return (int) files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aServerWithAnotherKeyIsRefused() throws Exception {
    rightKey = false;
    send("stop", Set.of());
    start();
    await().during(Duration.ofSeconds(3)).until(() -> arrived().isEmpty());
    assertThat(acknowledged()).isZero();
  }

  /** As a server may list them (CVE-2026-79983): none may lead out of the work folder. */
  @Test
  void hostileNamesOfAListingLeadNowhereAndHoldNothingUp() throws Exception {
    List<String> hostile =
        List.of(
            "../../escaped-up.csv",
            folder.resolve("escaped-absolute.csv").toString(),
            "..\\..\\escaped-windows.csv",
            "C:\\escaped-drive.csv",
            "escaped\nline.csv",
            "escaped\0nul.csv",
            "${header.CamelFileName}/../escaped-simple.csv",
            "..",
            ".",
            "escaped-" + "n".repeat(4_096) + ".csv");
    for (int i = 0; i < hostile.size(); i++) {
      Files.write(folder.resolve("home/out/file-" + i), utf8("phone\n0199001234\n"));
      server.tell("file-" + i, hostile.get(i));
    }
    byte[] good = send("stop", Set.of());
    start();
    settled(() -> assertThat(folder.resolve("home/out/list.csv")).doesNotExist());
    assertThat(arrived()).contains(good);
    await().during(Duration.ofSeconds(2)).until(() -> true);
    try (var files = Files.walk(folder)) {
      assertThat(files)
          .filteredOn(file -> file.getFileName().toString().contains("escaped"))
          .allMatch(
              file ->
                  file.startsWith(folder.resolve("work"))
                      || file.startsWith(folder.resolve("home/out")));
    }
  }
}
