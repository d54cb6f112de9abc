package io.optouthub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileLengthTest {

  @Test
  void noFileHasMoreThan250LinesAndHalfOfThemAtMost60() throws IOException {
    List<Integer> lengths = new ArrayList<>();
    List<String> tooLong = new ArrayList<>();
    try (var files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        int length = Files.readAllLines(file).size();
        lengths.add(length);
        if (length > 250) {
          tooLong.add(file + ": " + length);
        }
      }
    }
    assertThat(tooLong).isEmpty();
    assertThat(lengths).isNotEmpty();
    assertThat(lengths.stream().sorted().toList().get(lengths.size() / 2)).isLessThanOrEqualTo(60);
  }
}
