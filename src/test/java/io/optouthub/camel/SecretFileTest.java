package io.optouthub.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretFileTest {

  @TempDir Path folder;

  @Test
  void isMadeOnceWhenItIsFirstAskedForAndTheSameAtEveryStart() throws Exception {
    StandardEnvironment first = environment(folder);
    assertThat(first.getProperty(GeneratedSecret.FILE)).isNull();
    assertThat(folder).isEmptyDirectory();
    String secret = first.getProperty(GeneratedSecret.NAME);
    assertThat(secret).hasSize(64);
    Path file = Path.of(String.valueOf(first.getProperty(GeneratedSecret.FILE)));
    assertThat(Files.readString(file).strip()).isEqualTo(secret);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(environment(folder).getProperty(GeneratedSecret.NAME)).isEqualTo(secret);
  }

  @Test
  void isKnownToNobodyWhereTheFolderCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("no-folder"));
    StandardEnvironment environment = environment(file);
    assertThat(environment.getProperty(GeneratedSecret.NAME)).hasSize(64);
    assertThat(environment.getProperty(GeneratedSecret.FILE)).isNull();
  }

  private static StandardEnvironment environment(Path data) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource("t", Map.of("optout.register.data-folder", data.toString())));
    new GeneratedSecret().postProcessEnvironment(environment, new SpringApplication());
    return environment;
  }
}
