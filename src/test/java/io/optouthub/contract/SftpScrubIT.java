package io.optouthub.contract;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SftpScrubIT extends ScrubContract {

  @TempDir Path folder;
  private SftpServer server;

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
    return "kamelet:optout-sftp-scrub-source?delay=300&workDirectory=%s&%s"
        .formatted(folder.resolve("work"), server.login(true));
  }

  @Override
  Path folder() {
    return folder.resolve("home/out");
  }
}
