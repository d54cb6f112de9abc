package io.optouthub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code mvn spring-boot:run} and {@code test-run} each find one program to start. */
class ProgramsTest {

  @Test
  void ofTheProgramsBesideTheTestsOneIsTheSandbox() throws IOException {
    assertThat(annotated(Path.of("src/test/java"))).containsExactly("Start.java");
  }

  @Test
  void theHubIsTheOnlyOtherOne() throws IOException {
    assertThat(annotated(Path.of("src/main/java"))).containsExactly("OptOutHub.java");
  }

  private static List<String> annotated(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        if (text.contains("public static void main(")
            && text.lines().anyMatch(line -> line.startsWith("@SpringBootApplication"))) {
          found.add(file.getFileName().toString());
        }
      }
    }
    return found;
  }
}
