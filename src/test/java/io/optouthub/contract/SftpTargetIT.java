package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpTargetIT extends TargetContract {

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
  String sink() throws Exception {
    return "kamelet:optout-sftp-sink?" + server.login(rightKey);
  }

  @Override
  List<String> held() throws Exception {
    List<String> numbers = new ArrayList<>();
    try (var files = Files.list(folder.resolve("home/out"))) {
      for (Path file : files.toList()) {
        Files.readAllLines(file).stream().skip(1).forEach(l -> numbers.add(l.split(",", -1)[0]));
      }
    }
    return numbers;
  }

  @Override
  void goDown() throws Exception {
    server.close();
  }

  @Test
  void aServerWithAnotherKeyIsRefused() throws Exception {
    rightKey = false;
    start();
    assertThatThrownBy(() -> send(List.of(change(1, "+33639980123")), Map.of()))
        .hasStackTraceContaining("HostKey");
    assertThat(held()).isEmpty();
  }
}
