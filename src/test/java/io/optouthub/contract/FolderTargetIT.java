package io.optouthub.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTargetIT extends TargetContract {

  @TempDir Path parent;

  @Override
  String sink() {
    return "kamelet:optout-folder-sink?filePrefix=list&directory=" + parent.resolve("out");
  }

  @Override
  List<String> held() throws Exception {
    List<String> numbers = new ArrayList<>();
    try (var files = Files.list(parent.resolve("out"))) {
      for (Path file : files.toList()) {
        assertThat(file.getFileName().toString()).matches("list-[0-9]{12}\\.csv");
        Files.readAllLines(file).stream().skip(1).forEach(l -> numbers.add(l.split(",", -1)[0]));
      }
    }
    return numbers;
  }

  @Override
  void goDown() throws Exception {
    Files.writeString(parent.resolve("out"), "a file where the folder was");
  }

  @Test
  void aCellThatASpreadsheetWouldRunIsWrittenAsText() throws Exception {
    start();
    send(List.of(change(1, "=1+1"), change(2, "+33639980123")), Map.of());
    assertThat(held()).containsExactly("'=1+1", "+33639980123");
  }
}
